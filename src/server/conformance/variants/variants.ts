import { attachments } from './attachments'
import { ended, readonly } from './closed'
import { limits } from './limits'
import { implicit } from './implicit'
import { named } from './named'
import { namedFiles } from './namedFiles'
import { plain } from './plain'
import type { Variant } from './variant'

export const variants: readonly Variant[] = [limits, named, plain, implicit, readonly, ended, attachments, namedFiles]

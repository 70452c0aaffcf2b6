import { attachments } from './attachments'
import { ended, readonly } from './closed'
import { limits } from './limits'
import { implicit } from './implicit'
import { plain } from './plain'
import type { Variant } from './variant'

export const variants: readonly Variant[] = [limits, plain, implicit, readonly, ended, attachments]

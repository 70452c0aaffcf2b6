import { bodyCases } from './cases/bodies'
import { kindCases } from './cases/kinds'
import { patchCases } from './cases/patch'
import { rootCases } from './cases/root'
import { timestampCases } from './cases/timestamps'
import type { ConformanceCase } from './conformanceCase'

/** What a server must do to be a Kinto 26.5.0, in as far as Studio relies on it. */
export const conformanceCases: readonly ConformanceCase[] = [
  ...rootCases,
  ...kindCases,
  ...bodyCases,
  ...patchCases,
  ...timestampCases,
]

import { absenceCases } from './cases/absences'
import { accountCases } from './cases/accounts'
import { addressCases } from './cases/addresses'
import { batchCases } from './cases/batch'
import { bodyCases } from './cases/bodies'
import { brokenJsonCases } from './cases/brokenJson'
import { cachingCases } from './cases/caching'
import { crashCases } from './cases/crashes'
import { defaultBucketCases } from './cases/defaultBucket'
import { deletionCases } from './cases/deletions'
import { filterCases } from './cases/filters'
import { headerCases } from './cases/headers'
import { historyEntryCases } from './cases/historyEntries'
import { historyListCases } from './cases/historyLists'
import { historyRightCases } from './cases/historyRights'
import { historyWriteCases } from './cases/historyWrites'
import { inheritanceCases } from './cases/inheritance'
import { kindCases } from './cases/kinds'
import { pageCases } from './cases/pages'
import { patchCases } from './cases/patch'
import { patchEdgeCases } from './cases/patchEdges'
import { permissionListCases } from './cases/permissionList'
import { permissionCases } from './cases/permissions'
import { preconditionCases } from './cases/preconditions'
import { rootCases } from './cases/root'
import { schemaDefinitionCases } from './cases/schemaDefinitions'
import { schemaLifeCases } from './cases/schemaLife'
import { schemaRecordCases } from './cases/schemaRecords'
import { sharedListCases } from './cases/sharedLists'
import { snapshotCases } from './cases/snapshots'
import { timestampCases } from './cases/timestamps'
import type { ConformanceCase } from './conformanceCase'

/** What a server must do to be a Kinto 26.5.0, in as far as Studio relies on it. */
export const conformanceCases: readonly ConformanceCase[] = [
  ...rootCases,
  ...kindCases,
  ...bodyCases,
  ...brokenJsonCases,
  ...patchCases,
  ...patchEdgeCases,
  ...timestampCases,
  ...preconditionCases,
  ...filterCases,
  ...pageCases,
  ...deletionCases,
  ...batchCases,
  ...headerCases,
  ...accountCases,
  ...inheritanceCases,
  ...permissionCases,
  ...absenceCases,
  ...sharedListCases,
  ...permissionListCases,
  ...addressCases,
  ...cachingCases,
  ...crashCases,
  ...historyWriteCases,
  ...historyEntryCases,
  ...historyListCases,
  ...historyRightCases,
  ...snapshotCases,
  ...defaultBucketCases,
  ...schemaDefinitionCases,
  ...schemaRecordCases,
  ...schemaLifeCases,
]

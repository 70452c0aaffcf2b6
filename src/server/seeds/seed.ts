import type { JsonObject } from '~/protocol/json'
import type { Permissions } from '~/protocol/objects'

/** One object to be planted, under the rights that its creator gets and those named here. */
export type SeedObject = { uri: string; data: JsonObject; permissions?: Permissions }

/** The objects of a world, each after those that it stands in. */
export type Seed = () => Promise<SeedObject[]>

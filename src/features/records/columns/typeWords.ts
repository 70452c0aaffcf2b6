import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { ValueType } from '~/lib/fieldStats'
import type { JsonType } from '../filter/fieldInfos'

/** What the kinds of JSON value are called. */
export const typeWords: Record<ValueType | JsonType, MessageDescriptor> = {
  text: msg`text`,
  string: msg`text`,
  number: msg`number`,
  boolean: msg`yes or no`,
  null: msg`null`,
  list: msg`list`,
  array: msg`list`,
  object: msg`object`,
}

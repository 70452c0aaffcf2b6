import { useQuery, type QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { objectView } from '~/data/queries'
import { preloadSchemaForm } from '~/forms/LazySchemaForm'
import { checkSchema } from '~/forms/schema/checkSchema'
import { uriOf, type CollectionRef } from '~/protocol/ref'
import { preloadJsonEditor } from '~/ui/LazyJsonEditor'
import { readShape } from '../list/collectionShape'
import { recordSchema } from './recordData'

/**
 * Fetches what the record's page will draw: the collection, and the form or the editor. A record may be read without
 * its collection, so a refusal is no error here; the page says what it lacks.
 */
export async function openCollection(client: QueryClient, { bid, cid }: CollectionRef, isJson: boolean): Promise<void> {
  const collection = await client.query(objectView(uriOf({ bid, cid }))).catch(() => undefined)
  const hasForm = !isJson && !checkSchema(recordSchema(collection?.data.schema)).fault
  await (hasForm ? preloadSchemaForm() : preloadJsonEditor())
}

/** The collection as the record's page needs it; its own error stands beside the record. */
export function useCollection({ bid, cid }: CollectionRef) {
  const { data, error } = useQuery(objectView(uriOf({ bid, cid })))
  const collection = data?.data
  const schema = useMemo(() => recordSchema(collection?.schema), [collection?.schema])
  return { schema, uiSchema: collection?.uiSchema, shape: readShape(collection), error }
}

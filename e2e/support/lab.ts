import type { JsonObject } from '../../src/protocol/json'

/** A small bucket of a test's own, for `test.use({ objects })`. */
export const BUCKET = '/buckets/lab'
export const NOTES = `${BUCKET}/collections/notes`

export const noteUri = (id: string) => `${NOTES}/records/${id}`

export const notesSchema: JsonObject = {
  type: 'object',
  required: ['title'],
  properties: {
    title: { type: 'string', title: 'Title', minLength: 1 },
    stars: { type: 'integer', title: 'Stars', minimum: 0, maximum: 5 },
    remark: { type: 'string', title: 'Remark' },
    done: { type: 'boolean', title: 'Done' },
  },
}

export const NOTE_SETTINGS: JsonObject = {
  schema: notesSchema,
  displayFields: ['title', 'stars', 'remark'],
  sort: 'title',
}

/** A collection of notes with these records; `settings` replace the collection's own. */
export const notes = (records: Record<string, JsonObject>, settings: JsonObject = NOTE_SETTINGS) => ({
  [BUCKET]: { title: 'Laboratory' },
  [NOTES]: settings,
  ...Object.fromEntries(Object.entries(records).map(([id, data]) => [noteUri(id), data])),
})

/** One note to edit. */
export const oneNote = notes({ first: { title: 'First note', stars: 3, remark: 'plain' } })

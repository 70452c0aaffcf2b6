import { startEngine } from './support/engine'
import { noteUri, notes, NOTES, oneNote } from './support/lab'
import { refusal } from './support/noise'
import { expect, test } from './support/studio'
import {
  alertWith,
  button,
  expectHeading,
  expectRowVisible,
  expectToast,
  field,
  idField,
  jsonEditor,
  press,
  signIn,
  typeJson,
} from './support/words'

const FIRST = noteUri('first')
const JSON_NAME = 'Record as JSON'

test.use({ worlds: [], isShared: true, objects: oneNote })

test('fields called __proto__ and constructor survive the form, the JSON and the server', async ({ enter, api }) => {
  await api().write(FIRST, '{"title":"Odd","__proto__":{"a":1},"constructor":"mine","toString":null}')
  const page = await enter({ at: `${NOTES}/records` })
  await expectRowVisible(page, 'Odd')
  await page.getByRole('link', { name: 'Odd' }).click()
  await field(page, 'Title').fill('Odd names')
  await press(page, 'Save')
  await expectToast(page, /^Saved /)
  const saved = await api().text(FIRST)
  for (const part of [/"__proto__": ?\{"a": ?1\}/, /"constructor": ?"mine"/, /"toString": ?null/, /"Odd names"/])
    expect(saved).toMatch(part)

  await page.getByRole('link', { name: 'JSON' }).click()
  await expect(jsonEditor(page, JSON_NAME)).toContainText('"__proto__"')
  await typeJson(page, JSON_NAME, '{"title": "Odd", "__proto__": [2], "constructor": {"prototype": 3}}')
  await press(page, 'Save')
  await expect(page.getByText('Nothing to save.')).toBeVisible()
  const again = await api().text(FIRST)
  for (const part of [/"__proto__": ?\[2\]/, /"constructor": ?\{"prototype": ?3\}/]) expect(again).toMatch(part)
})

test('a record of a megabyte is opened, edited and saved whole', async ({ enter, api }) => {
  const line = 'All work and no play makes a dull record. '
  const remark = line.repeat(Math.ceil(1_000_000 / line.length))
  await api().write(FIRST, { title: 'Heavy', remark })
  const page = await enter({ at: `${NOTES}/records` })
  await expectRowVisible(page, 'Heavy')
  await page.getByRole('link', { name: 'Heavy' }).click()
  await field(page, 'Title').fill('Heavier')
  await page.getByRole('link', { name: 'JSON' }).click()
  await expect(jsonEditor(page, JSON_NAME)).toContainText('"title": "Heavier"')
  await press(page, 'Save')
  await expectToast(page, /^Saved /)
  expect(await api().read(FIRST)).toMatchObject({ title: 'Heavier', remark })
})

test('a title from right to left reads so in the list, the heading and its field', async ({ enter, api }) => {
  await api().write(FIRST, { title: 'مرحبا بالعالم!' })
  const page = await enter({ at: `${NOTES}/records` })
  const directionOf = (element: Element) => getComputedStyle(element).direction
  const link = page.getByRole('link', { name: 'مرحبا بالعالم!' })
  expect(await link.evaluate(directionOf)).toBe('rtl')
  await link.click()
  await expectHeading(page, 'مرحبا بالعالم!')
  expect(await field(page, 'Title').evaluate(directionOf)).toBe('rtl')
})

test('numbers that a browser would change are warned of, and cannot be typed', async ({ enter, api }) => {
  await api().write(FIRST, '{"title":"Big","n":9007199254740993}')
  const page = await enter({ at: FIRST })
  await expect(alertWith(page, 'Numbers that a browser cannot hold exactly')).toContainText('At n')
  await page.goto(`./#${FIRST}/json`)
  await typeJson(page, JSON_NAME, '{"title": "Bigger", "n": 12345678901234567890}')
  await expect(page.getByText('This number has more digits than can be kept exactly.')).toBeVisible()
  await expect(button(page, 'Save')).toBeDisabled()
})

test.describe('where there is no usable schema', () => {
  for (const [schema, hint] of [
    [undefined, 'There is no schema, so there is no form'],
    [{ title: 'Anything' }, 'The schema names no fields'],
    [{ type: 'object', properties: { a: { $ref: '#/nowhere' } } }, 'which is not inside it'],
  ] as const) {
    test.describe(() => {
      test.use({ objects: notes({}, schema === undefined ? {} : { schema }) })
      test(`records are edited as JSON, and the page says: ${hint}`, async ({ enter, api }) => {
        const page = await enter({ at: `${NOTES}/records/+record` })
        await expect(page.getByText(hint)).toBeVisible()
        await typeJson(page, JSON_NAME, { b: [true] })
        await idField(page).fill('made')
        await press(page, 'Save')
        await expectToast(page, 'Created made')
        expect(await api().read(noteUri('made'))).toMatchObject({ b: [true] })
      })
    })
  }
})

test('a schema that no server should have let in gives a hint and the JSON editor', async ({ enter, server }) => {
  const page = await enter()
  for (const [schema, hint] of [
    [5, 'The schema is 5 and not an object'],
    [{ type: 'object', properties: { a: { type: 'texst' } } }, 'which means nothing there'],
    [{ type: 'array' }, 'not for objects'],
    [{ allOf: [{ $ref: '#' }] }, 'refers to itself without end'],
  ] as const) {
    await page.route(`${server}${NOTES}`, route =>
      route.fulfill({
        headers: { 'Access-Control-Allow-Origin': '*' },
        json: { data: { id: 'notes', last_modified: 1, schema }, permissions: {} },
      }),
    )
    await page.goto(`./#${FIRST}`)
    await page.reload()
    await expect(page.getByText(hint)).toBeVisible()
    await expect(jsonEditor(page, JSON_NAME)).toContainText('"First note"')
    await page.unrouteAll()
  }
})

test('a schema that is none is refused by the server, and stays to be repaired', async ({ enter, noise }) => {
  noise.expect(refusal(400))
  const page = await enter({ at: `${NOTES}/settings` })
  await typeJson(page, 'Schema', { type: 'texst' })
  await press(page, 'Save')
  await expect(alertWith(page, 'Not saved')).toContainText('texst')
  await expect(jsonEditor(page, 'Schema')).toContainText('"type": "texst"')
  await typeJson(page, 'Schema', '5')
  await expect(page.getByText('This must be an object: { … }')).toBeVisible()
})

test('on a server that is read-only nothing can be saved, and the reason stands there', async ({ page }) => {
  const engine = await startEngine({ readonly: true }, oneNote)
  try {
    await page.goto('./')
    await signIn(page, { user: 'admin', password: 'admin' }, engine.url)
    await expectHeading(page, 'kinto')
    await page.goto(`./#${FIRST}`)
    await expect(page.getByText('Read-only', { exact: true })).toBeVisible()
    await expect(field(page, 'Title')).toHaveValue('First note')
    await expect(field(page, 'Title')).not.toBeEditable()
    await expect(button(page, 'Save')).toBeDisabled()
    await expect(button(page, 'Save')).toHaveAccessibleDescription('This server is read-only.')
    await expect(button(page, 'Delete')).toBeDisabled()
    await page.goto('./#/+bucket')
    await expect(button(page, 'Create')).toBeDisabled()
  } finally {
    await engine.stop()
  }
})

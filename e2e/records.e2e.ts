import { notes, NOTES } from './support/lab'
import { expect, test } from './support/studio'
import {
  alertWith,
  columns,
  expectHeading,
  expectRowVisible,
  expectToast,
  field,
  grid,
  idField,
  press,
  row,
} from './support/words'

const COUNTRIES = '/buckets/world/collections/countries/records'

test('columns are those of displayFields, named as the schema names them', async ({ enter }) => {
  const page = await enter({ at: COUNTRIES })
  const names = ['Common name', 'Flag', 'Capital', 'Region', 'Area', 'Last modified']
  await expect(columns(page)).toHaveText(names)
})

test('a header sorts up, then down, and the address says so', async ({ enter }) => {
  const page = await enter({ at: COUNTRIES })
  const area = columns(page).filter({ hasText: 'Area' })
  await area.getByRole('button').first().click()
  await expect(area).toHaveAttribute('aria-sort', 'ascending')
  await expect(page).toHaveURL(/_sort=area$/)
  await area.getByRole('button').first().click()
  await expect(area).toHaveAttribute('aria-sort', 'descending')
  await expect(page).toHaveURL(/_sort=-area$/)
  await expect(grid(page).getByRole('row').nth(1)).toContainText('Russia')
  await page.goBack()
  await expect(area).toHaveAttribute('aria-sort', 'ascending')
  await expect(grid(page).getByRole('row').nth(1)).not.toContainText('Russia')
})

test('finding nothing says so and leads back to all', async ({ enter }) => {
  const page = await enter({ at: COUNTRIES })
  await page.getByLabel('Find by Common name').fill('Atlantis')
  await expect(page.getByRole('heading', { name: 'No record matches' })).toBeVisible()
  await press(page, 'Clear filters')
  await expect(page.getByText('250 records')).toBeVisible()
  await expect(page.getByLabel('Find by Common name')).toHaveValue('')
})

test('filters of the address are shown, and each can be taken away', async ({ enter }) => {
  const page = await enter({ at: `${COUNTRIES}?region=Oceania&landlocked=false` })
  await expect(page.getByRole('list', { name: 'Filters' }).getByRole('listitem')).toHaveText([
    'Region is Oceania',
    'Has no coast is no',
  ])
  await expect(page.getByText(/^\d+ of 250 records$/)).toBeVisible()
  await press(page, 'Remove the filter Region is Oceania')
  await expect(page).not.toHaveURL(/region/)
  await expectRowVisible(page, 'Albania')
})

test('a filter that the server refuses is explained in place', async ({ enter }) => {
  const page = await enter({ at: `${COUNTRIES}?_since=yesterday` })
  await expect(alertWith(page, 'The server cannot answer this list')).toContainText('yesterday')
  await expectHeading(page, 'countries')
  await press(page, 'Clear filters')
  await expect(page.getByText('250 records')).toBeVisible()
})

test('a collection without records says what belongs there', async ({ enter }) => {
  const page = await enter({ at: '/buckets/world/+collection' })
  await idField(page).fill('rivers')
  await press(page, 'Create')
  await page.getByRole('link', { name: 'Records' }).click()
  await expect(page.getByRole('heading', { name: 'No records yet' })).toBeVisible()
  await page.getByRole('link', { name: 'Create record' }).first().click()
  await expectHeading(page, 'Create record in rivers')
})

test('what another tab saved is there after a reload of the list', async ({ enter, context }) => {
  const at = `${COUNTRIES}?cca3=ALB`
  const page = await enter({ at })
  await expectRowVisible(page, 'Albania')
  const second = await enter({ at, page: await context.newPage() })
  await second.getByRole('link', { name: 'Albania' }).click()
  await expectHeading(second, 'Albania')
  await field(second, 'Common name').first().fill('Shqipëria')
  await press(second, 'Save')
  await expectToast(second, /^Saved /)
  await press(page, 'Reload the list')
  await expectRowVisible(page, 'Shqipëria')
})

test.describe('a collection that says nothing about its records', () => {
  test.use({
    worlds: [],
    isShared: true,
    objects: notes({ a: { name: 'Ada', born: 1815 }, b: { name: 'Bob', born: 1970, note: { deep: [1, 2] } } }, {}),
  })

  test('shows the fields that they have', async ({ enter }) => {
    const page = await enter({ at: `${NOTES}/records` })
    await expect(columns(page)).toHaveText(['name', 'born', 'note', 'Last modified'])
    await expect(row(page, 'Ada')).toContainText('1815')
    await page.goto(`./#${NOTES}/records?_fields=born,name`)
    await expect(columns(page)).toHaveText(['born', 'name', 'Last modified'])
  })
})

test.describe('2,345 records', () => {
  const many = Object.fromEntries(
    Array.from({ length: 2345 }, (_, at) => [
      `n${at}`,
      { title: `Note ${String(at).padStart(4, '0')}`, stars: at % 6 },
    ]),
  )
  test.use({ worlds: [], isShared: true, objects: notes(many) })

  test('come as one scrolls, their number is known, and Back returns to the row', async ({ enter }) => {
    const page = await enter({ at: `${NOTES}/records` })
    await expect(page.getByText('2,345 records')).toBeVisible()
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '2346')
    const toTheEnd = () => grid(page).evaluate(element => element.scrollTo({ top: element.scrollHeight }))
    await expect(async () => {
      await toTheEnd()
      await expect(row(page, 'Note 2344')).toBeVisible({ timeout: 200 })
    }).toPass({ intervals: [50] })
    await expect(row(page, 'Note 2344')).toHaveAttribute('aria-rowindex', '2346')
    expect(await grid(page).getByRole('row').count()).toBeLessThan(100)

    await page.getByRole('link', { name: 'Note 2340' }).click()
    await expectHeading(page, 'Note 2340')
    await page.getByRole('link', { name: 'Next record' }).click()
    await expectHeading(page, 'Note 2341')
    await page.getByRole('link', { name: 'Previous record' }).click()
    await expectHeading(page, 'Note 2340')
    await page.getByRole('navigation', { name: 'Where you are' }).getByRole('link', { name: 'notes' }).click()
    await expect(row(page, 'Note 2340')).toBeInViewport()

    await page.getByRole('link', { name: 'Note 2339' }).click()
    await expectHeading(page, 'Note 2339')
    await page.goBack()
    await expect(row(page, 'Note 2339')).toBeInViewport()
  })
})

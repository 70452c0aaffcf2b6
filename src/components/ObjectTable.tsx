import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Skeleton, Table } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { objectPages } from '~/data/queries'
import type { KintoObject } from '~/protocol/objects'
import { When } from '~/ui/When'
import { ErrorNotice } from './ErrorNotice'
import classes from './ObjectTable.module.css'

export type ObjectColumn = { header: string; cell: (object: KintoObject) => ReactNode; numeric?: boolean }

type Props = {
  /** Names the table for screen readers. */
  label: string
  listUri: string
  /** Where a row leads, e.g. `/buckets/blog/collections`. */
  addressOf: (object: KintoObject) => string
  /** Beside the id: what sets this object apart. */
  note?: (object: KintoObject) => ReactNode
  columns?: ObjectColumn[]
  empty: ReactNode
}

export const listQuery = { sort: ['id'] }

/** A plain list of buckets, collections or groups: few enough to need no virtual grid, paged all the same. */
export function ObjectTable({ label, listUri, addressOf, note, columns: own = [], empty }: Props) {
  const { t } = useLingui()
  const pages = useInfiniteQuery(objectPages(listUri, listQuery))
  if (pages.isPending) return <TableSkeleton />
  if (!pages.data) return <ErrorNotice error={pages.error} onRetry={() => void pages.refetch()} />
  const objects = pages.data.pages.flatMap(page => page.rows)
  if (objects.length === 0) return empty
  const titles: ObjectColumn[] = objects.some(({ title }) => typeof title === 'string')
    ? [{ header: t`Title`, cell: ({ title }) => typeof title === 'string' && <bdi>{title}</bdi> }]
    : []
  const columns = [...titles, ...own]
  return (
    <>
      <Table.ScrollContainer minWidth={columns.length > 0 ? 420 : 280}>
        <Table aria-label={label} highlightOnHover className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t`Id`}</Table.Th>
              {columns.map(({ header, numeric }) => (
                <Table.Th key={header} scope="col" data-numeric={numeric}>
                  {header}
                </Table.Th>
              ))}
              <Table.Th scope="col" data-numeric>{t`Last modified`}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {objects.map(object => (
              <Table.Tr key={object.id}>
                <Table.Td>
                  <Link to={addressOf(object)} className={classes.link}>
                    <bdi>{object.id}</bdi>
                  </Link>
                  {note && <span className={classes.note}>{note(object)}</span>}
                </Table.Td>
                {columns.map(({ header, cell, numeric }) => (
                  <Table.Td key={header} data-numeric={numeric}>
                    {cell(object)}
                  </Table.Td>
                ))}
                <Table.Td data-numeric>
                  <When at={object.last_modified} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {pages.isError && <ErrorNotice error={pages.error} onRetry={() => void pages.fetchNextPage()} />}
      {pages.hasNextPage && !pages.isError && (
        <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()} mt="md">
          <Trans>Show more</Trans>
        </Button>
      )}
    </>
  )
}

function TableSkeleton() {
  return (
    <div aria-hidden>
      {[0, 1, 2, 3, 4].map(row => (
        <Skeleton key={row} height={20} my={16} />
      ))}
    </div>
  )
}

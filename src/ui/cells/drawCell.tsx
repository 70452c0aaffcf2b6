import { t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import { readIsoDate } from '~/lib/fieldStatsDates'
import { cutText, previewJson } from '~/lib/previewJson'
import { When } from '../When'
import classes from './Cell.module.css'
import type { CellKind, CellRules } from './cellKind'
import { fileOf, sizeOf, type StoredFile } from './fileOf'
import { formatNumber } from './formatNumber'
import { fileNameOf, isWebAddress } from './webAddress'

const MOST_TOKENS = 3
const LONGEST_TOKEN = 32
/** Numbers below this are milliseconds only of the first days of 1970, so they count seconds: year 5138. */
const LEAST_MILLISECONDS = 1e11

/**
 * A JSON value in one line of a grid, never more than 200 characters of it, and text stays text whatever it holds. Plain
 * elements made by a plain function: forty rows of these may be new in one frame.
 */
export function drawCell(value: unknown, kind: CellKind, rules: CellRules): ReactNode {
  if (value === undefined) return <span className={classes.quiet}>–</span>
  if (value === null) return <span className={classes.quiet}>null</span>
  if (Array.isArray(value)) return drawList(value, kind)
  if (typeof value === 'object') return drawObject(value, rules)
  if (typeof value === 'boolean' && kind.type !== 'choice') return drawFlag(value)
  // JSON knows nothing else.
  return drawScalar(value as string | number | boolean, kind, rules)
}

function drawScalar(value: string | number | boolean, kind: CellKind, rules: CellRules): ReactNode {
  if (value === '') return <span className={classes.quiet}>""</span>
  if (kind.type === 'choice') {
    const title = kind.titles.get(JSON.stringify(value))
    return title === undefined ? plain(value) : <span title={String(value)}>{cutText(title)}</span>
  }
  if (kind.type === 'reference' && typeof value !== 'boolean') return drawReference(value, kind.hrefOf(value))
  if (kind.type === 'date') return drawDate(value, kind.isEpoch)
  if (kind.type === 'number' && typeof value === 'number') return formatNumber(rules.locale, value, kind.isGrouped)
  if (typeof value === 'string' && isWebAddress(value))
    return drawAddress(value, kind.type === 'image' && rules.canLoad(value))
  return plain(value)
}

const plain = (value: string | number | boolean) => cutText(String(value))

function drawDate(value: string | number | boolean, isEpoch: boolean): ReactNode {
  if (typeof value === 'string') {
    const date = readIsoDate(value)
    return date ? <When at={date.at} isDay={date.isDay} /> : plain(value)
  }
  if (typeof value !== 'number' || !isEpoch) return plain(value)
  return <When at={Math.abs(value) < LEAST_MILLISECONDS ? value * 1000 : value} />
}

function drawFlag(value: boolean): ReactNode {
  return (
    <span className={value ? classes.yes : classes.no}>
      <span aria-hidden>{value ? '✓' : '✗'}</span>
      <span className={classes.unseen}>{value ? t`Yes` : t`No`}</span>
    </span>
  )
}

const drawReference = (value: string | number, href: string | undefined): ReactNode =>
  href === undefined ? (
    plain(value)
  ) : (
    <a className={classes.link} href={href} tabIndex={-1}>
      {plain(value)}
    </a>
  )

function drawAddress(address: string, isLoaded: boolean): ReactNode {
  return (
    <a className={classes.link} href={address} target="_blank" rel="noopener noreferrer" tabIndex={-1} title={address}>
      {isLoaded && <Picture address={address} />}
      {isLoaded ? cutText(fileNameOf(address)) : cutText(address)}
    </a>
  )
}

/** Its name stands beside it. The site that holds it learns nothing about where it is shown. */
const Picture = ({ address }: { address: string }) => (
  <img
    // Rows are recycled: another picture begins anew.
    key={address}
    className={classes.image}
    src={address}
    alt=""
    loading="lazy"
    decoding="async"
    referrerPolicy="no-referrer"
    onError={event => (event.currentTarget.hidden = true)}
  />
)

/** The first entries of a list of scalars, and how many others there are. */
function drawList(list: readonly unknown[], kind: CellKind): ReactNode {
  if (list.length === 0) return <span className={classes.quiet}>[]</span>
  const shown = list.slice(0, MOST_TOKENS)
  if (shown.some(item => typeof item === 'object'))
    return (
      <>
        <span className={classes.count}>{list.length}× </span>
        <span className={classes.json}>{previewJson(list)}</span>
      </>
    )
  const others = list.length - shown.length
  return (
    <>
      {shown.map((item, at) => (
        <span key={at} className={classes.token}>
          <bdi>{drawToken(item, kind)}</bdi>
        </span>
      ))}
      {others > 0 && <span className={classes.count}>+{others}</span>}
    </>
  )
}

function drawToken(item: unknown, kind: CellKind): ReactNode {
  const text = cutText(String(item), LONGEST_TOKEN)
  if (kind.type === 'choice') return cutText(kind.titles.get(JSON.stringify(item)) ?? text, LONGEST_TOKEN)
  if (kind.type !== 'reference' || (typeof item !== 'string' && typeof item !== 'number')) return text
  return drawReference(cutText(String(item), LONGEST_TOKEN), kind.hrefOf(item))
}

function drawObject(value: object, rules: CellRules): ReactNode {
  const file = fileOf(value)
  return file ? drawFile(file, rules) : <span className={classes.json}>{previewJson(value)}</span>
}

function drawFile({ name, address, bytes, isImage }: StoredFile, rules: CellRules): ReactNode {
  const size = bytes === undefined ? undefined : sizeOf(bytes)
  const isLink = isWebAddress(address)
  return (
    <>
      {isLink ? (
        <a className={classes.link} href={address} target="_blank" rel="noopener noreferrer" tabIndex={-1}>
          {isImage && rules.canLoad(address) && <Picture address={address} />}
          <bdi>{cutText(name)}</bdi>
        </a>
      ) : (
        <bdi>{cutText(name)}</bdi>
      )}
      {size && (
        <span className={classes.count}>
          {' '}
          {formatNumber(rules.locale, Math.round(size.value * 10) / 10, true, size.unit)}
        </span>
      )}
    </>
  )
}

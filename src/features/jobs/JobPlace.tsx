import { Link } from '@tanstack/react-router'
import type { CollectionRef } from '~/protocol/ref'
import classes from './jobsPage.module.css'

/** The collection whose records a job is about. */
export const JobPlace = ({ of }: { of: CollectionRef }) => (
  <Link to="/buckets/$bid/collections/$cid/records" params={of} className={classes.link}>
    <bdi>{of.bid}</bdi>/<bdi>{of.cid}</bdi>
  </Link>
)

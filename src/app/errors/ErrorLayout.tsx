import type { ReactNode } from 'react'
import classes from './errors.module.css'

type Props = { title: ReactNode; children: ReactNode; /** What to do now, the likeliest first. */ actions?: ReactNode }

/** All error pages look alike: what happened, what is safe, what to do. */
export const ErrorLayout = ({ title, children, actions }: Props) => (
  <section className={classes.page} role="alert">
    <h1 className={classes.title} tabIndex={-1}>
      {title}
    </h1>
    <div className={classes.text}>{children}</div>
    {actions && <div className={classes.actions}>{actions}</div>}
  </section>
)

import { t } from '@lingui/core/macro'
import { Component, type ReactNode } from 'react'
import { bugReport } from './bugReport'
import classes from './errors.module.css'

type State = { error?: unknown; hasFailed: boolean }

/** The last net: neither router nor theme nor translations need to work for it, so no page ever goes white. */
export class TopBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { hasFailed: false }

  static getDerivedStateFromError(error: unknown): State {
    return { error, hasFailed: true }
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children
    return (
      <main className={classes.bare}>
        <div className={classes.page} role="alert">
          <h1 className={classes.title}>{t`Something went wrong in Studio`}</h1>
          <p>{t`This is a mistake in Studio, not of yours. What was saved on the server is safe.`}</p>
          <pre className={classes.details} tabIndex={0} aria-label={t`Details`}>
            {bugReport(this.state.error, { where: location.hash, browser: navigator.userAgent })}
          </pre>
          <div className={classes.actions}>
            <button type="button" className={classes.button} onClick={() => location.reload()}>
              {t`Reload`}
            </button>
          </div>
        </div>
      </main>
    )
  }
}

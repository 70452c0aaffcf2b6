import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { LinkButton } from '~/ui/LinkButton'
import { bugReport } from './bugReport'
import classes from './errors.module.css'
import { ErrorLayout } from './ErrorLayout'

/** A mistake of ours. What is copied is what is shown, so that nothing leaves unseen. */
export function BugPage({ error }: { error: unknown }) {
  const { t } = useLingui()
  const [copy, setCopy] = useState<'done' | 'refused'>()
  const report = bugReport(error, { where: location.hash, browser: navigator.userAgent })
  const copyReport = () =>
    // Absent on http pages of other machines.
    (navigator.clipboard?.writeText(report) ?? Promise.reject(new Error('no clipboard'))).then(
      () => setCopy('done'),
      () => setCopy('refused'),
    )
  return (
    <ErrorLayout
      title={<Trans>Something went wrong in Studio</Trans>}
      actions={
        <>
          <Button onClick={() => location.reload()}>
            <Trans>Reload</Trans>
          </Button>
          <LinkButton to="/" variant="default">
            <Trans>Home</Trans>
          </LinkButton>
          <Button variant="default" onClick={() => void copyReport()}>
            {copy === 'done' ? <Trans>Copied</Trans> : <Trans>Copy details</Trans>}
          </Button>
        </>
      }
    >
      <p>
        <Trans>This is a mistake in Studio, not of yours. What was saved on the server is safe.</Trans>
      </p>
      <pre className={classes.details} tabIndex={0} aria-label={t`Details`}>
        {report}
      </pre>
      {copy === 'refused' && (
        <p role="status">
          <Trans>The browser did not allow it: select the text above instead.</Trans>
        </p>
      )}
    </ErrorLayout>
  )
}

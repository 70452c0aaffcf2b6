import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Menu } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { ErrorNotice } from '~/components/ErrorNotice'
import { jobItemParts, type Job } from '~/data/jobs'
import { reportName, reportParts, type ReportForm } from './report'

const TYPES: Record<ReportForm, string> = { csv: 'text/csv;charset=utf-8', json: 'application/json' }

/** A file with what became of each record. */
export function ReportMenu({ job }: { job: Job }) {
  const { t } = useLingui()
  const make = useMutation({ mutationFn: (form: ReportForm) => download(job, form) })
  return (
    <>
      <Menu position="bottom-start" shadow="md">
        <Menu.Target>
          <Button size="compact-sm" variant="subtle" color="gray" loading={make.isPending}>
            <Trans>Download report</Trans>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => make.mutate('csv')}>{t`For a spreadsheet (CSV)`}</Menu.Item>
          <Menu.Item onClick={() => make.mutate('json')}>{t`As JSON`}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {make.isError && <ErrorNotice error={make.error} title={t`The report could not be made`} />}
    </>
  )
}

async function download(job: Job, form: ReportForm) {
  const parts: string[] = []
  for await (const part of reportParts(form, job, jobItemParts(job.id))) parts.push(part)
  const url = URL.createObjectURL(new Blob(parts, { type: TYPES[form] }))
  const link = document.createElement('a')
  link.href = url
  link.download = reportName(job, form)
  link.click()
  // The download holds on to what the address stands for.
  URL.revokeObjectURL(url)
}

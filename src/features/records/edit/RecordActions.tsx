import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Menu } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCopy, IconDots, IconLink } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useSession } from '~/data/session'
import type { JsonObject } from '~/protocol/json'
import { uriOf, type RecordRef } from '~/protocol/ref'
import { toast } from '~/ui/toast'
import type { ListSearch } from '~/url/listSearch'
import { withPrefill } from './prefill'
import { copyable } from './recordData'

/** A copy begins with the data as it stands in the form, saved or not. */
export function DuplicateRecord({
  of,
  data,
  search,
  isReadOnly,
}: {
  of: RecordRef
  data: JsonObject
  search: ListSearch
  isReadOnly: boolean
}) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { bid, cid } = of
  const duplicate = () =>
    void navigate({
      to: '/buckets/$bid/collections/$cid/records/+record',
      params: { bid, cid },
      search,
      state: withPrefill(copyable(data)),
    })
  return (
    <Button
      variant="default"
      onClick={duplicate}
      disabled={isReadOnly}
      title={isReadOnly ? t`This server is read-only.` : undefined}
    >
      <Trans>Duplicate</Trans>
    </Button>
  )
}

/** The addresses of the record: this page's, and the one that programs ask. */
export function CopyAddress({ of }: { of: RecordRef }) {
  const { t } = useLingui()
  const { server } = useSession()
  const clipboard = useClipboard()
  const copy = (text: string, said: string) => {
    clipboard.copy(text)
    toast(said)
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size="input-sm" aria-label={t`More`} title={t`More`}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconLink size={16} aria-hidden />} onClick={() => copy(location.href, t`Link copied`)}>
          <Trans>Copy link to this page</Trans>
        </Menu.Item>
        <Menu.Item
          leftSection={<IconCopy size={16} aria-hidden />}
          onClick={() => copy(server + uriOf(of), t`API address copied`)}
        >
          <Trans>Copy API address</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

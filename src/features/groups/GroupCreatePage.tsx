import { Trans, useLingui } from '@lingui/react/macro'
import { Title } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { CreateObjectForm } from '~/components/CreateObjectForm'
import { MembersField } from './MembersField'

const route = getRouteApi('/buckets/$bid/+group')

export function GroupCreatePage() {
  const { t } = useLingui()
  const { bid } = route.useParams()
  const [members, setMembers] = useState<string[]>([])
  return (
    <>
      <Title order={1} mb="lg" tabIndex={-1}>
        <Trans>
          Create group in <bdi>{bid}</bdi>
        </Trans>
      </Title>
      <CreateObjectForm
        label={t`Group`}
        refOf={gid => ({ bid, gid })}
        data={{ members }}
        isDirty={members.length > 0}
        addressOf={gid => `/buckets/${bid}/groups/${gid}/members`}
      >
        <MembersField value={members} onChange={setMembers} />
      </CreateObjectForm>
    </>
  )
}

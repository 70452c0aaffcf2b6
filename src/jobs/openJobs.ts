import { wait } from '~/lib/wait'
import { openChannel } from './channel'
import { Jobs, type JobsDeps } from './Jobs'
import { openJobStore } from './jobStore'
import { createLocks, type Locks } from './locks'

/** With what the browser brings. Errors: JobStoreError where it keeps no data. */
export async function openJobs(deps: Pick<JobsDeps, 'onWritten' | 'onRest' | 'onError'>): Promise<Jobs> {
  const store = await openJobStore({ onLost: deps.onError })
  const jobs = new Jobs({
    ...deps,
    store,
    locks: browserLocks(),
    channel: openChannel('kinto-studio-jobs:1'),
    now: Date.now,
    wait,
  })
  addEventListener('online', jobs.nudge)
  return jobs
}

/** `navigator.locks` is missing on origins without TLS. Its callback may get null, as ours. */
function browserLocks(): Locks {
  const locks: LockManager | undefined = navigator.locks
  if (!locks) return createLocks()
  return { request: async (name, options, work) => locks.request(name, options, work) }
}

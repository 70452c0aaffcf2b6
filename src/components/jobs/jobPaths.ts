/** Addresses inside Studio. */
export const JOBS_PATH: string = '/jobs'
export const isJobsPath = (pathname: string): boolean => pathname === JOBS_PATH || pathname.startsWith(`${JOBS_PATH}/`)
export const jobPath = (id: string): string => `${JOBS_PATH}/${encodeURIComponent(id)}`

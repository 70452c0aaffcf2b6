import { useQuery } from '@tanstack/react-query'
import { jobItems } from '~/data/jobs'

/** The jobs that this browser keeps are read once; until then none is known, which is not the same as that there is none. */
export const useJobsOpened = () =>
  useQuery({
    queryKey: ['jobs opened'],
    queryFn: async () => {
      await jobItems('')
      return true
    },
    staleTime: Infinity,
  })

import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { useLingui } from '@lingui/react/macro'
import { MantineProvider, mergeThemeOverrides } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { useMemo, type ReactNode } from 'react'
import { queryClient } from '~/data/queryClient'
import { TopBoundary } from './errors/TopBoundary'
import { theme, wordsOf } from './theme'

/** All that a page may rely on being around it. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <TopBoundary>
      <I18nProvider i18n={i18n}>
        <Themed>
          <QueryClientProvider client={queryClient}>
            <Notifications position="bottom-left" limit={4} />
            {children}
          </QueryClientProvider>
        </Themed>
      </I18nProvider>
    </TopBoundary>
  )
}

function Themed({ children }: { children: ReactNode }) {
  const { t } = useLingui()
  const worded = useMemo(() => mergeThemeOverrides(theme, wordsOf(t)), [t])
  return (
    <MantineProvider theme={worded} defaultColorScheme="auto">
      {children}
    </MantineProvider>
  )
}

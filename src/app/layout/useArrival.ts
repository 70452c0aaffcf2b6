import { useEffect, useState, type RefObject } from 'react'
import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tanstack/react-router'
import { session } from '~/data/session'
import { pageTitle } from './pageTitle'

/** Keeps the browser's title in step with the page on the screen. */
export function useDocumentTitle() {
  const { i18n } = useLingui()
  const router = useRouter()
  // The title of the tab and of its history entries is outside React, and so is the router's list of events.
  useEffect(() => {
    const show = () => {
      document.title = pageTitle(router.state.location.pathname, session.get(), i18n)
    }
    show()
    const stops = [router.subscribe('onRendered', show), session.subscribe(show)]
    return () => stops.forEach(stop => stop())
  }, [router, i18n])
}

/**
 * A page that arrives takes the focus, as it would without a router: to its heading, unless it put the focus somewhere
 * itself or the person still holds something in it. Answers what a live region should say where no heading could.
 * `comesIn`: the shell itself arrived just now, after signing in.
 */
export function useArrival(main: RefObject<HTMLElement | null>, comesIn: boolean): string {
  const { i18n } = useLingui()
  const router = useRouter()
  const [said, setSaid] = useState('')
  // The focus is outside React, and so is the router's list of events.
  useEffect(() => {
    const arrive = (pathname: string) => {
      if (!main.current) return
      const isHeld = main.current.contains(document.activeElement) && document.activeElement !== main.current
      const heading = main.current.querySelector('h1')
      setSaid(isHeld || !heading ? pageTitle(pathname, session.get(), i18n) : '')
      if (isHeld) return
      const target = heading ?? main.current
      if (!target.hasAttribute('tabindex')) target.setAttribute('tabindex', '-1')
      target.focus({ preventScroll: true })
    }
    // The event of this arrival has passed before the shell was here to hear of it.
    if (comesIn) arrive(router.state.location.pathname)
    return router.subscribe('onRendered', ({ pathChanged, fromLocation, toLocation }) => {
      if (pathChanged && fromLocation) arrive(toLocation.pathname)
    })
  }, [router, main, i18n, comesIn])
  return said
}

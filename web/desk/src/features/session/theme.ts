import { useMantineColorScheme } from '@mantine/core'
import { useEffect, useEffectEvent } from 'react'
import { useChangeOwn } from './api/change-own'
import { useSession } from './api/session'

export const THEMES = ['light', 'dark', 'system'] as const
export type Theme = (typeof THEMES)[number]

const scheme = (theme: string) => (theme === 'light' || theme === 'dark' ? theme : 'auto')

/** The agent's own theme, wherever they sign in. */
export function useTheme() {
  const { agent } = useSession()
  const { setColorScheme } = useMantineColorScheme()
  const change = useChangeOwn()
  return {
    theme: (THEMES.find((theme) => theme === agent.theme) ?? 'system') satisfies Theme,
    choose: (theme: Theme) => {
      setColorScheme(scheme(theme))
      change.mutate({ theme })
    },
  }
}

/** Follows what was chosen, here or on another screen. Setting it restyles the whole page, so only when it changes. */
export function useOwnTheme() {
  const { agent } = useSession()
  const { setColorScheme } = useMantineColorScheme()
  const wanted = scheme(agent.theme)
  const follow = useEffectEvent(setColorScheme)
  useEffect(() => follow(wanted), [wanted])
}

import { useEffect } from 'react'

/** The page's title, as tabs and histories show it, while this is open. */
export function useTitle(subject: string) {
  useEffect(() => {
    const before = document.title
    document.title = `${subject || '–'} · Svara`
    return () => {
      document.title = before
    }
  }, [subject])
}

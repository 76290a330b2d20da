import { Drawer } from '@mantine/core'
import { Skeleton } from '@svara/ui'
import { Link } from '@tanstack/react-router'
import { ArrowLeft, ExternalLink } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from '../../i18n'
import { Article } from './Article'
import { relatedTo, type HelpName } from './catalogue'
import styles from './HelpDrawer.module.css'
import { FollowingLinks, PageLink } from './links'
import { NotLoaded } from './NotLoaded'
import { Results } from './Results'
import { SearchField } from './SearchField'
import { useHelp, type HelpPages } from './use-help'

interface Place {
  name: HelpName
  part?: string | undefined
}

/** Help beside what one does. Its links are followed in it, with a way back. */
export default function HelpDrawer({ page, onClose }: { page: HelpName; onClose: () => void }) {
  const { t } = useTranslation(['help', 'app'])
  const help = useHelp()
  const [way, setWay] = useState<Place[]>([{ name: page }])
  const [typed, setTyped] = useState('')
  const results = useRef<HTMLElement>(null)
  const here = way.at(-1)!
  const links = useMemo(
    () => ({
      show: (name: HelpName, part?: string) => {
        setTyped('')
        setWay((before) => [...before, { name, part }])
      },
      leave: onClose,
    }),
    [onClose],
  )
  return (
    <Drawer
      opened
      // what is looked for goes first
      closeOnEscape={typed === ''}
      returnFocus={false}
      onClose={onClose}
      position="right"
      size={460}
      padding={0}
      // what one reads about is still to be seen
      overlayProps={{ backgroundOpacity: 0.16 }}
      title={help.data?.[here.name].title ?? t('help')}
      closeButtonProps={{ 'aria-label': t('app:close') }}
    >
      <FollowingLinks value={links}>
        <div className={styles.tools}>
          <SearchField typed={typed} onType={setTyped} results={results} />
          {/* beside, not instead: what is not saved on the page below stays */}
          <Link to="/help/$page" params={{ page: here.name }} target="_blank" className={styles.open}>
            <ExternalLink size={14} aria-hidden="true" />
            {t('open-center')}
          </Link>
        </div>
        <div className={styles.content}>
          {help.isPending && <Skeleton width="100%" height={320} />}
          {help.error && <NotLoaded onRetry={() => void help.refetch()} />}
          {help.data && typed && <Results pages={help.data} typed={typed} list={results} />}
          {help.data && !typed && (
            <Reading
              pages={help.data}
              place={here}
              before={way.at(-2)}
              onBack={() => setWay((steps) => steps.slice(0, -1))}
            />
          )}
        </div>
      </FollowingLinks>
    </Drawer>
  )
}

interface ReadingProps {
  pages: HelpPages
  place: Place
  before: Place | undefined
  onBack: () => void
}

function Reading({ pages, place, before, onBack }: ReadingProps) {
  const { t } = useTranslation('help')
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const part = place.part === undefined ? null : top.current?.querySelector<HTMLElement>(`#${place.part}`)
    const target = part ?? top.current
    target?.scrollIntoView()
    target?.focus({ preventScroll: true })
  }, [place])
  return (
    <div ref={top} className={styles.reading} tabIndex={-1} data-autofocus>
      {before && (
        <button type="button" className={styles.back} onClick={onBack}>
          <ArrowLeft size={15} aria-hidden="true" />
          {t('back-to', { title: pages[before.name].title })}
        </button>
      )}
      <Article page={pages[place.name]} heading="h3" />
      <section className={styles.related} aria-labelledby="drawer-related">
        <h3 id="drawer-related">{t('related')}</h3>
        <ul>
          {relatedTo(place.name).map((name) => (
            <li key={name}>
              <PageLink name={name}>{pages[name].title}</PageLink>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

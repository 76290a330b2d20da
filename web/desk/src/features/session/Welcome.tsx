import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { loadProfileTexts, useTranslation } from '../../i18n'
import { OwnPicture } from '../profile'
import { useSession } from './api/session'
import styles from './Card.module.css'

/** Whoever has just joined may give themselves a face, now or another day. */
export default function Welcome() {
  const { t } = useTranslation('session')
  const { agent } = useSession()
  const navigate = useNavigate()
  const go = () => void navigate({ to: '/', replace: true })
  useEffect(() => void loadProfileTexts(), [])
  return (
    <div className={styles.card}>
      <h1>{t('welcome', { name: agent.name })}</h1>
      <p className={styles.text}>{t('welcome-picture')}</p>
      <OwnPicture onSaved={go} />
      <Button onClick={go}>{t('to-desk')}</Button>
    </div>
  )
}

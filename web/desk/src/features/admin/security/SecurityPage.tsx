import { useTranslation } from '../../../i18n'
import { ListPage } from '../page/ListPage'
import { SingleSignOn } from '../single-sign-on/SingleSignOn'
import { TwoFactorSection } from './TwoFactorSection'

/** How agents sign in, a section for each matter. */
export function SecurityPage() {
  const { t } = useTranslation('security')
  return (
    <ListPage title={t('title')} hint={t('hint')}>
      <TwoFactorSection />
      <SingleSignOn />
    </ListPage>
  )
}

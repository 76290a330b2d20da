/** What stands before the desk beside the sign-in, in one file for the browser: few ever see it. */
export { InvitationPage } from './InvitationPage'
export { NewPasswordPage } from './NewPasswordPage'
export { EnrolPage } from './factors/EnrolPage'
export { ForgottenPage } from './factors/ForgottenPage'
export { ResetPage } from './factors/ResetPage'
export { SignOnDonePage } from './sso/SignOnDonePage'
export { SignOnStartPage } from './sso/SignOnDonePage'

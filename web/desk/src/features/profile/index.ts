export { deviceOf } from './device'
export { OwnPicture } from './OwnPicture'

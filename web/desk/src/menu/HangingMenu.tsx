import { Menu, type MenuProps } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import { useImperativeHandle, type Ref } from 'react'

interface Props extends MenuProps {
  from: HTMLElement
}

/** Mantine's menu, hung from a button that was on the page before it. */
export function HangingMenu({ from, opened = false, children, ...menu }: Props) {
  // the focus goes back to where it was when the menu turned from closed to open, so it begins closed
  const isThere = useMounted()
  return (
    <Menu {...menu} opened={opened && isThere}>
      <Menu.Target>
        <StandIn button={from} />
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  )
}

/** Mantine hangs a menu from a child of its own; this one is nothing but the button that is there already. */
function StandIn({ button, ref }: { button: HTMLElement; ref?: Ref<HTMLElement> }) {
  useImperativeHandle(ref, () => button, [button])
  return null
}

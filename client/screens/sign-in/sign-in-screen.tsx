import type { JSX } from 'solid-js';

export default function SignInScreen(): JSX.Element {
  return <h1>SignIn</h1>;
}

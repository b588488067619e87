import { Component, type ReactNode } from 'react';
import { Trouble } from '../parts/states.tsx';

/** A page that breaks takes nothing else with it. */
export class PageBoundary extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <Trouble error={error} retry={() => this.setState({ error: null })} />;
  }
}

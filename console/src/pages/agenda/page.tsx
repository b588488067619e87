import { Route, Routes } from 'react-router';
import { AgendaScreen } from './agenda-screen.tsx';
import { DaySheet } from './day-sheet.tsx';

export default function AgendaPage() {
  return (
    <Routes>
      <Route index element={<AgendaScreen />} />
      <Route path="folha" element={<DaySheet />} />
    </Routes>
  );
}

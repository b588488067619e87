import type { Permission, Role } from '../../../../src/office/principal.ts';
import type { DeliveryView } from '../../../../src/web/contract/webhooks.ts';

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  administrator: 'Administração',
  receptionist: 'Recepção',
  doctor: 'Médico(a): só a própria agenda',
  auditor: 'Auditoria',
};

export const PERMISSION_WORDS: Readonly<Record<Permission, string>> = {
  'agenda:read': 'Ver a agenda',
  'agenda:write': 'Marcar, remarcar e cancelar',
  'agenda:encaixe': 'Fazer encaixes',
  'agenda:attendance': 'Anotar presença e falta',
  'patients:read': 'Ver pacientes',
  'patients:write': 'Cadastrar e alterar pacientes',
  'patients:privacy': 'Exportar e apagar dados de pacientes (LGPD)',
  'clinic:read': 'Ver médicos, horários e regras',
  'clinic:write': 'Alterar médicos, horários e regras',
  'calls:read': 'Ver ligações e pedidos de retorno',
  'calls:write': 'Tratar pedidos de retorno',
  'reports:read': 'Ver relatórios',
  'audit:read': 'Ver a auditoria',
  'access:manage': 'Administrar acessos',
  'phone:use': 'Usar o telefone no navegador',
};

export const EVENT_WORDS: Readonly<Record<DeliveryView['event'], string>> = {
  booked: 'Consulta marcada',
  moved: 'Consulta remarcada',
  cancelled: 'Consulta cancelada',
  confirmed: 'Consulta confirmada',
  ping: 'Teste',
};

export const DELIVERY_STATES: Readonly<
  Record<DeliveryView['state'], { readonly words: string; readonly color: string }>
> = {
  pending: { words: 'Na fila', color: 'blue' },
  delivered: { words: 'Entregue', color: 'teal' },
  failed: { words: 'Desistimos', color: 'red' },
};

/** Why there was no answer; what is not here is shown by its code. */
const ERROR_WORDS: Readonly<Record<string, string>> = {
  TIMEOUT: 'Não respondeu em 10 s',
  ECONNREFUSED: 'Conexão recusada',
  ECONNRESET: 'Conexão interrompida',
  ENOTFOUND: 'Nome não encontrado',
  EAI_AGAIN: 'Nome não encontrado',
  EHOSTUNREACH: 'Não se alcança',
  PRIVATE_NETWORK: 'É de uma rede interna',
  CERT_HAS_EXPIRED: 'Certificado vencido',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'Certificado não confiável',
  SELF_SIGNED_CERT_IN_CHAIN: 'Certificado não confiável',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'Certificado não confiável',
  ERR_TLS_CERT_ALTNAME_INVALID: 'Certificado de outro endereço',
};

/** What the receiver answered, or why it did not. */
export const answerWords = ({ lastStatus, lastError }: DeliveryView): string =>
  lastStatus !== null
    ? `HTTP ${lastStatus}`
    : lastError === null
      ? '—'
      : (ERROR_WORDS[lastError] ?? lastError);

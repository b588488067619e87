/**
 * Everything the line says in whole sentences, in Brazilian Portuguese: prompt id → wording. Wordings only.
 *
 * Ids are lower-case words joined by `-`, topics by `.`. A question of the call tree has the id of its node and
 * `.first`, `.silence` (after silence) or `.miss` (after a key that means nothing there), each fuller than the one
 * before; a menu's choice has the id of the menu and what it means. Digits are read as numbers ("tecle 1").
 * After a change: `npm run voice` records what is new.
 */
export const pt_BR = {
  'welcome.good-morning': 'Bom dia.',
  'welcome.good-afternoon': 'Boa tarde.',
  'welcome.good-evening': 'Boa noite.',
  'welcome.clinic': 'Central de consultas da clínica.',

  'identify.cpf.first':
    'Para falar com um atendente, tecle 9. Para continuar, digite os onze números do seu CPF.',
  'identify.cpf.silence': 'Ainda está aí? Digite os onze números do seu CPF no teclado do telefone.',
  'identify.cpf.miss':
    'Não encontrei um CPF com esses números. Pode digitar de novo, com calma: são onze números, sem ponto nem traço.',
  'identify.cpf.has-eleven': 'o CPF tem onze. Pode digitar de novo, com calma.',
  'identify.birth-date.first': 'Agora, a sua data de nascimento: dia, mês e ano, com oito números.',
  'identify.birth-date.silence':
    'Ainda está aí? Digite a sua data de nascimento: dois números para o dia, dois para o mês e quatro para o ano.',
  'identify.birth-date.has-eight':
    'Faltaram números. Digite dia, mês e ano, com oito números. Por exemplo, para cinco de fevereiro de mil novecentos e sessenta: zero, cinco, zero, dois, um, nove, seis, zero.',
  'identify.birth-date.not-in-calendar': 'Não encontrei esse dia no calendário. Dia, mês e ano, por favor.',
  'identify.birth-date.out-of-range':
    'Esse ano não parece ser o do nascimento. Dia, mês e ano, por favor, com quatro números para o ano.',
  'identify.not-found': 'Não encontrei o cadastro com esses dados. Vamos conferir juntos.',
  'identify.not-found-again':
    'Ainda não encontrei o cadastro com esses dados. Vamos tentar mais uma vez, número por número.',
  'identify.known-number': 'Reconheci o seu número. Se a consulta for para outra pessoa, tecle estrela.',
  'identify.all-right': 'Tudo certo.',
  'identify.pin.first': 'Digite a sua senha, e depois a tecla jogo da velha.',
  'identify.pin.silence':
    'Ainda está aí? Digite a senha que a clínica lhe deu, de quatro a seis números, e depois a tecla jogo da velha.',
  'identify.pin.miss':
    'A senha tem de quatro a seis números. Digite a senha, e depois a tecla jogo da velha.',
  'identify.pin.not-found': 'Não consegui conferir essa senha. Vamos tentar de novo.',
  'identify.pin.none': 'Para isso é preciso ter uma senha. Um atendente pode criar a sua.',

  'main-menu.next-visit': 'Sua próxima consulta é',
  'main-menu.book': 'Para marcar uma consulta, tecle 1.',
  'main-menu.hear': 'Para ouvir suas consultas, 2.',
  'main-menu.cancel': 'Para cancelar, 3.',
  'main-menu.move': 'Para remarcar, 4.',
  'main-menu.end': 'Para encerrar, 0.',
  'main-menu.anything-else': 'Mais alguma coisa?',

  'menu.silence': 'Ainda está aí? Vou repetir as opções.',
  'menu.miss': 'Essa tecla não tem opção aqui. Ouça de novo, com calma.',
  'list.more': 'Mais opções',

  'book.specialty.first': 'Qual especialidade?',
  'book.specialty.more': 'Mais especialidades',
  'book.doctor.first': 'Com quem?',
  'book.doctor.anyone': 'Com quem tiver o primeiro horário',
  'book.doctor.more': 'Mais profissionais',
  'book.offers.other-date': 'Outra data',
  'book.offers.later': 'Horários seguintes',
  'book.date.first': 'Digite o dia e o mês, com quatro números.',
  'book.date.silence':
    'Ainda está aí? Digite o dia e o mês desejados: dois números para o dia e dois para o mês. Para voltar, tecle estrela.',
  'book.date.miss':
    'Não encontrei esse dia no calendário. Digite o dia e o mês, com quatro números. Por exemplo, para cinco de março: zero, cinco, zero, três.',
  'book.confirm.confirm': 'Para confirmar, tecle 1.',
  'book.confirm.again': 'Para escolher de novo, 2.',
  'book.done.again': 'Para ouvir de novo, tecle 1.',
  'book.none.menu': 'Para voltar ao menu, tecle 1. Para falar com um atendente, 9.',
  'book.none.no-working-hours': 'No momento não há horários abertos para marcar por telefone.',
  'book.too-many.menu':
    'Para marcar esta consulta é preciso falar com um atendente: tecle 9. Para voltar ao menu, tecle 1.',
  'book.too-many.in-all': 'Este cadastro já tem o número de consultas que se pode marcar por telefone.',
  'book.too-many.of-specialty':
    'Nessa especialidade, este cadastro já tem as consultas que se pode marcar por telefone.',

  'offer.same-day': 'No mesmo dia,',
  'offer.found': 'Encontrei:',
  'offer.earlier': 'Para voltar aos horários anteriores, tecle estrela.',
  'offer.nearest': 'O mais próximo que encontrei:',
  'offer.contended': 'Há muitas ligações neste momento, e os horários mudam a cada instante.',
  'offer.taken': 'Esse horário acabou de ser ocupado.',
  'offer.others': 'Vou procurar outros.',
  'offer.patient-busy': 'Nesse horário já há outra consulta marcada para este cadastro.',
  'offer.none.too-soon': 'Essa data já passou, ou está próxima demais para marcar por telefone.',
  'offer.none.beyond-horizon': 'A agenda ainda não abriu para essa data. Por enquanto, marcamos até',
  'offer.none.holiday-named': 'é feriado:',
  'offer.none.holiday': 'é feriado.',
  'offer.none.not-a-working-day': 'Não há atendimento nesse dia da semana.',
  'offer.none.doctor-away': 'Não há atendimento nesse período.',
  'offer.none.doctor-away-until': 'Não há atendimento nesse período. O atendimento volta a partir de',
  'offer.none.full': 'Não há mais horários livres.',
  'offer.none.full-until': 'Antes disso está tudo ocupado. Há horários a partir de',
  'offer.none.later': 'Não há horários depois desses.',

  'done.booked': 'Parabéns, sua consulta está marcada.',
  'done.moved': 'Pronto, sua consulta foi remarcada.',
  'done.protocol': 'Seu protocolo é',

  'hear.visit.nearest': 'Sua próxima consulta:',
  'hear.visit.then': 'Depois:',
  'hear.visit.no-more': 'Não há mais consultas marcadas.',
  'hear.visit.again': 'Para ouvir de novo, tecle 1.',
  'hear.visit.next': 'Para seguir, 2.',
  'hear.visit.cancel': 'Para cancelar esta, 3.',
  'hear.visit.move': 'Para remarcar, 4.',
  'visits.none.menu': 'Não encontrei consultas com horário marcado. Para voltar ao menu, tecle 1.',
  'visits.unscheduled':
    'Há uma consulta anotada ainda sem horário: um atendente pode marcar a hora. Para falar com ele, tecle 9.',
  'visits.gone': 'Essa consulta já não está marcada nesse horário.',
  'visits.several-on-date': 'Há mais de uma consulta nesse dia. Escolha na lista.',

  'cancel.choose.first': 'Qual consulta deseja cancelar?',
  'cancel.choose.by-date': 'Escolher pela data',
  'cancel.by-date.first': 'Digite o dia e o mês da consulta, com quatro números.',
  'cancel.by-date.silence':
    'Ainda está aí? Digite o dia e o mês da consulta: dois números para o dia e dois para o mês. Para voltar à lista, tecle estrela.',
  'cancel.by-date.miss':
    'Não encontrei consulta nesse dia. Digite o dia e o mês, com quatro números. Para voltar à lista, tecle estrela.',
  'cancel.confirm.confirm': 'Para confirmar o cancelamento, tecle 1.',
  'cancel.confirm.keep': 'Para manter a consulta, 2.',
  'cancel.kept': 'Tudo bem, a consulta continua marcada.',
  'cancel.done': 'Pronto, a consulta foi cancelada.',
  'change.too-late.menu':
    'O prazo para mudar esta consulta por telefone já passou. Para falar com um atendente, tecle 9. Para voltar ao menu, 1.',

  'move.choose.first': 'Qual consulta deseja remarcar?',
  'move.choose.by-date': 'Escolher pela data',
  'move.by-date.first': 'Digite o dia e o mês da consulta que deseja remarcar, com quatro números.',
  'move.by-date.silence':
    'Ainda está aí? Digite o dia e o mês da consulta que deseja remarcar. Para voltar à lista, tecle estrela.',
  'move.by-date.miss':
    'Não encontrei consulta nesse dia. Digite o dia e o mês, com quatro números. Para voltar à lista, tecle estrela.',
  'move.this': 'Vamos remarcar:',
  'move.doctor.same': 'Para remarcar com o mesmo profissional, tecle 1.',
  'move.doctor.anyone': 'Com quem tiver o primeiro horário, 2.',
  'move.offers.other-date': 'Outra data',
  'move.offers.later': 'Horários seguintes',
  'move.date.first': 'Digite o dia e o mês, com quatro números.',
  'move.date.silence':
    'Ainda está aí? Digite o dia e o mês para a nova data: dois números para o dia e dois para o mês. Para voltar, tecle estrela.',
  'move.date.miss':
    'Não encontrei esse dia no calendário. Digite o dia e o mês, com quatro números. Por exemplo, para cinco de março: zero, cinco, zero, três.',
  'move.confirm.confirm': 'Para remarcar para esse horário, tecle 1.',
  'move.confirm.again': 'Para escolher de novo, 2.',
  'move.done.again': 'Para ouvir de novo, tecle 1.',
  'move.none.menu':
    'Sua consulta continua como estava. Para voltar ao menu, tecle 1. Para falar com um atendente, 9.',

  'attendant.press-9': 'Para falar com um atendente, tecle 9.',
  'attendant.connecting': 'Vou passar a ligação para um atendente.',
  'attendant.because.silence': 'Não ouvi nenhuma tecla.',
  'attendant.because.not-understood': 'Não consegui entender.',
  'attendant.because.not-identified': 'Não encontrei o cadastro com esses dados.',
  'attendant.because.pin': 'Não foi possível conferir a senha.',
  'attendant.hours': 'O atendimento funciona',
  'attendant.closed': 'No momento não há atendentes.',
  'attendant.holiday': 'Hoje é feriado, e não há atendentes.',
  'attendant.callback.this-number': 'Para que a gente ligue para este número, tecle 1.',
  'attendant.callback.other-number': 'Para receber a ligação em outro número, tecle 2.',
  'attendant.callback.we-call': 'Combinado. Nossa ligação será',
  'attendant.callback.noted': 'Combinado. Ligamos assim que possível.',
  'attendant.callback.not-noted': 'Desculpe, não consegui anotar o pedido.',
  'attendant.call-again': 'Se preferir, ligue de novo mais tarde.',
  'attendant.no-answer': 'No momento nenhum atendente pôde atender. Por favor, ligue de novo mais tarde.',
  'attendant.number.first': 'Digite o número com DDD.',
  'attendant.number.silence': 'Ainda está aí? Digite o número do telefone, com dois números para o DDD.',
  'attendant.number.miss':
    'Não entendi o número. Digite primeiro os dois números do DDD, e depois o telefone.',
  'attendant.number.is': 'O número é',
  'attendant.confirm.right': 'Se estiver certo, tecle 1.',
  'attendant.confirm.again': 'Para digitar de novo, 2.',

  'wait.one-moment': 'Só um momento, por favor.',
  'trouble.sorry': 'Desculpe, tivemos um problema do nosso lado.',
  'trouble.unconfirmed':
    'Desculpe, tivemos um problema, e não consegui confirmar o que foi pedido. Um atendente precisa conferir.',
  'trouble.closing': 'Desculpe, precisei interromper o atendimento automático.',

  'doctor.former': 'com profissional da clínica',
  'specialty.former': 'Consulta',

  'ending.thanks': 'A clínica agradece a sua ligação.',
  'ending.goodbye': 'Até logo.',
  'ending.until': 'Até',
} as const;

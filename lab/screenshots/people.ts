/** The invented people of the pictures, as the API takes them. */
export const VERA = { name: 'Вера', birthDate: '1988-11-03', email: 'vera@example.ru' };
export const ANNA = { name: 'Анна', birthDate: '1998-07-13', email: 'anna@example.ru' };
export const MARIA = { name: 'Мария', birthDate: '1990-08-09', email: 'maria@example.ru' };

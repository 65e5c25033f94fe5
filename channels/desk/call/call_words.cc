#include "channels/desk/call/call_pages.h"

namespace intake::desk {
namespace {

constexpr web::Word kWords[] = {
    {"call.title", "Поиск счёта", "Find an account"},
    {"call.heading_call", "Звонок", "Call"},
    {"call.heading_office", "Офис", "Office"},
    {"call.search", "Кто?", "Who?"},
    {"call.choose", "Номер в списке, или новый поиск",
     "A number of the list, or another search"},
    {"call.search_hint",
     "Цифры – лицевой счёт, телефон или номер счётчика; буквы – адрес. Enter.",
     "Digits: account, phone or meter. Letters: address. Enter."},
    {"call.find", "Найти", "Find"},
    {"call.no_hits", "Ничего не найдено:", "Nothing found:"},
    {"call.hits", "Найдено:", "Found:"},
    {"call.more", "Показаны не все: уточните поиск.",
     "Not all are shown: say more."},
    {"call.closed_badge", "закрыт", "closed"},

    {"call_account.title", "Показания", "Readings"},
    {"call.account", "Лицевой счёт", "Account"},
    {"call.holder", "Владелец", "Holder"},
    {"call.address", "Адрес", "Address"},
    {"call.phones", "Телефоны", "Phones"},
    {"call.about", "О счёте", "About the account"},
    {"call.readings", "Показания", "Readings"},
    {"call.register", "Шкала", "Register"},
    {"call.new_value", "Сейчас", "Now"},
    {"call.last", "Прошлое", "Before"},
    {"call.expected", "Ожидается", "Expected"},
    {"call.window", "Приём показаний", "Window"},
    {"call.verified", "поверка до", "verified until"},
    {"call.verification_over", "истекла", "over"},
    {"call.automatic", "снимается удалённо", "read remotely"},
    {"call.submissions", "Последние обращения", "Last submissions"},
    {"call.no_submissions", "Ещё не было.", "None so far."},
    {"call.received", "Когда", "Received"},
    {"call.channel", "Канал", "Channel"},
    {"call.values", "Показания", "Reading"},
    {"call.outcome", "Итог", "Outcome"},
    {"call.code", "Код", "Code"},
    {"call.phone", "Телефон звонящего, если другой",
     "The caller's phone, if another"},
    {"call.date", "Дата показаний, если не сегодня",
     "Date of the reading, if not today"},
    {"call.check", "Проверить (Enter)", "Check (Enter)"},
    {"call.send", "Отправить (Enter)", "Send (Enter)"},
    {"call.take", "Верно другое (+):", "What was meant (+):"},
    {"call.anyway", "Всё равно записать обращение",
     "Record the attempt all the same"},
    {"call.give_up", "Не отправлять", "Do not send"},
    {"call.another", "Другой счёт", "Another account"},
    {"call.read_back", "Прочитайте клиенту:", "Read back to the customer:"},
    {"call.answer", "Ответ", "Answer"},
    {"call.correction", "Верное значение", "The right value"},
    {"call.line", "Все сразу: через плюс, например 12389+690, и Enter.",
     "All at once: with a plus between, such as 12389+690, and Enter."},
    {"call.keys_send", "Enter – отправить.", "Enter: send."},
    {"call.keys",
     "Другое значение (или все через плюс) и Enter – исправить. Минус и Enter "
     "– "
     "не отправлять.",
     "Another value (or all, with a plus between) and Enter: correct it. A "
     "minus and Enter: do not send."},
    {"call.keys_plus", "Плюс и Enter – взять предложенное.",
     "A plus and Enter: take what is proposed."},
    {"call.means_accepted", "Будет принято.", "It will be accepted."},
    {"call.means_held",
     "Будет принято на проверку: решит старший смены, клиенту больше ничего "
     "делать не надо.",
     "It will be held: a supervisor decides, and the customer need not do "
     "anything more."},
    {"call.means_refused",
     "Так принять нельзя. Уточните у клиента и исправьте.",
     "It cannot be taken like this. Ask the customer and correct it."},
    {"call.undone", "{{NOTICE_TEXT}} отменено, как если бы его не было.",
     "{{NOTICE_TEXT}} is taken back, as if it had never come."},
    {"call.sent_before",
     "Эта форма уже отправлена с другими показаниями, код {{NOTICE_TEXT}}. "
     "Ниже – "
     "новая форма с тем, что введено сейчас.",
     "This form was sent already with other values, code {{NOTICE_TEXT}}. "
     "Below is "
     "a new form with what was typed now."},
    {"call.away",
     "Система показаний недоступна, проверить нельзя. Enter запишет показания "
     "здесь: они уйдут сами, как только связь вернётся.",
     "The readings' system is away, nothing can be checked. Enter keeps the "
     "reading here: it goes by itself as soon as the system is back."},
    {"call.not_taken", "Так отправить нельзя:", "It cannot be sent like this:"},
    {"call.recorded", "Не принято, обращение записано, код {{NOTICE_TEXT}}.",
     "Not taken; the attempt is recorded, code {{NOTICE_TEXT}}."},
    {"call.nothing_typed", "Введите хотя бы одно показание.",
     "Type one reading at least."},
    {"call.too_many_values",
     "Значений больше, чем шкал: {{NOTICE_TEXT}}. Введите заново.",
     "More values than registers: {{NOTICE_TEXT}}. Type them again."},
    {"call.not_an_answer",
     "Непонятно. Enter, число (или все через плюс), + или -.",
     "That is no answer. Enter, a number (or all, with a plus between), + or "
     "-."},
    {"call.closed", "Счёт закрыт с {{CLOSED_ON}}.",
     "The account is closed since {{CLOSED_ON}}."},
    {"call.no_registers", "По этому счёту показания не принимаются.",
     "No readings are wanted of this account."},
    {"call.undo_reason", "отменено оператором сразу после отправки",
     "taken back by the agent right after sending"},

    {"read_back.account", "Лицевой счёт", "Account"},
    {"read_back.on", "на", "on"},
    {"read_back.right", "Всё верно?", "Is that right?"},

    {"call_receipt.title", "Квитанция", "Receipt"},
    {"call_receipt.heading", "Отправлено:", "Sent:"},
    {"call_receipt.code", "Код:", "Code:"},
    {"call_receipt.next_accepted", "Больше ничего не нужно.",
     "Nothing more is to be done."},
    {"call_receipt.next_held",
     "Показания посмотрит старший смены. Клиенту ничего делать не надо; о "
     "судьбе "
     "показаний скажет код.",
     "A supervisor looks at it. The customer need not do anything; the code "
     "tells "
     "what became of it."},
    {"call_receipt.next_refused", "Показания не приняты.", "It was not taken."},
    {"call_receipt.next_call", "Следующий звонок: кто?", "Next call: who?"},
    {"call_receipt.hint", "Счёт, телефон, счётчик или адрес.",
     "Account, phone, meter or address."},
    {"call_receipt.undo_hint",
     "Минус и Enter – отменить отправленное, до {{UNTIL}}.",
     "A minus and Enter: take back what was sent, until {{UNTIL}}."},
    {"call_receipt.go", "Дальше (Enter)", "Next (Enter)"},
    {"call_receipt.undo", "Отменить, до {{UNTIL}}", "Undo, until {{UNTIL}}"},
};

}  // namespace

absl::Span<const web::Word> CallWords() { return kWords; }

}  // namespace intake::desk

#include "channels/portal/words.h"

namespace intake::portal {
namespace {

constexpr web::Word kWords[] = {
    {"main.title", "Передать показания", "Send readings"},
    {"main.window", "За {{PERIOD}} показания принимаются по {{WINDOW_TO}}.",
     "Readings for {{PERIOD}} are taken until {{WINDOW_TO}}."},
    {"main.last", "Прошлое показание", "Previous reading"},
    {"main.expected", "Обычно к этому дню: от {{FROM}} до {{TO}}.",
     "Usual by now: from {{FROM}} to {{TO}}."},
    {"main.meter", "Счётчик {{SERIAL}}.", "Meter {{SERIAL}}."},
    {"main.date", "Дата показаний", "Date of the readings"},
    {"main.other_date", "другая дата", "another date"},
    {"main.button", "Отправить", "Send"},
    {"main.no_registers",
     "По этому счёту показания сейчас не передаются: на нём нет действующих "
     "счётчиков.",
     "No readings are wanted for this account now: no meter is in use."},
    {"main.refused", "Показания не приняты", "The readings were refused"},
    {"main.refused_next",
     "Исправьте и отправьте снова. Всё, что вы ввели, осталось в форме. Код "
     "обращения:",
     "Please correct them and send again. All that you typed is still here. "
     "Receipt code:"},
    {"main.before", "Эта форма уже была отправлена",
     "This form was sent before"},
    {"main.before_text",
     "В первый раз в ней были другие значения, и они записаны. Ниже то, что вы "
     "ввели сейчас: если верно это, отправьте ещё раз.",
     "It had other values then, and those were recorded. Below is what you "
     "typed now: if this is right, send it again."},
    {"main.before_code", "Записано раньше:", "Recorded before:"},
    // How many there are stands in place of %b and %r.
    {"dial.black", "Вводите только чёрные цифры (%b).",
     "Type only the black digits (%b)."},
    {"dial.both",
     "Вводите чёрные цифры (%b). Красные (%r) можно добавить после запятой.",
     "Type the black digits (%b). The red ones (%r) may follow after a "
     "point."},

    {"question.take", "Верно: {{VALUES}}", "It is {{VALUES}}"},
    {"question.insist", "Да, у меня действительно {{VALUES}}",
     "Yes, it really is {{VALUES}}"},
    {"question.until", "Ответить можно до {{UNTIL}} включительно.",
     "You can answer until {{UNTIL}}, that day included."},
    {"question.title", "Как верно?", "Which is right?"},
    {"question.or", "Если верно другое, введите показания ещё раз.",
     "If something else is right, type the readings again."},

    {"receipt.title", "Квитанция", "Receipt"},
    {"receipt.accepted", "Показания приняты", "Readings accepted"},
    {"receipt.accepted_next",
     "Больше ничего делать не нужно. Расход войдёт в счёт за {{PERIOD}}.",
     "There is nothing more to do. The usage will be on the bill for "
     "{{PERIOD}}."},
    {"receipt.released", "Показания проверены и учтены",
     "The readings were checked and count"},
    {"receipt.held_customer", "Показания записаны. Подтвердите, что они верны",
     "Readings recorded. Please confirm that they are right"},
    {"receipt.held_customer_next", "Пока вы не ответите, они не учитываются.",
     "Until you answer, they do not count."},
    {"receipt.held_staff", "Показания записаны, их проверит сотрудник",
     "Readings recorded; our staff will look at them"},
    {"receipt.held_staff_next",
     "Сотрудник сравнит их с прошлыми показаниями и примет, исправит или "
     "отклонит. Решение появится здесь и в истории. Если вы ошиблись, просто "
     "отправьте верные показания.",
     "They will compare them with earlier readings, and accept, correct or "
     "turn them down. You will see it here and in the history. If you made a "
     "mistake, just send the right readings."},
    {"receipt.refused", "Показания не приняты", "The readings were refused"},
    {"receipt.refused_next",
     "Обращение сохранено. Отправьте показания ещё раз.",
     "What you sent is kept. Please send the readings again."},
    {"receipt.superseded", "Показания заменены более новыми",
     "Newer readings have taken their place"},
    {"receipt.rejected", "Сотрудник отклонил эти показания",
     "Our staff turned these readings down"},
    {"receipt.rejected_next", "Отправьте верные показания.",
     "Please send the right readings."},
    {"receipt.voided", "Показания отменены", "The readings were taken out"},
    {"receipt.answered", "Вы ответили", "You have answered"},
    {"receipt.answered_by", "Ответ записан под кодом",
     "Your answer is recorded under the code"},
    {"receipt.code", "Код квитанции", "Receipt code"},
    {"receipt.taken", "Записано", "Recorded"},
    {"receipt.period", "За месяц", "For the month"},
    {"receipt.date", "Дата показаний", "Date of the readings"},
    {"receipt.received", "Получено", "Received"},
    {"receipt.channel", "Способ", "Sent by"},
    {"receipt.findings", "Что мы заметили", "What we noticed"},
    {"receipt.print", "Квитанция для печати", "Printable receipt"},
    {"receipt.again", "Передать ещё", "Send more"},
    {"receipt.history", "История", "History"},
    {"receipt_print.title", "Квитанция для печати", "Printable receipt"},
    {"receipt_print.back", "К квитанции", "Back to the receipt"},
    {"receipt_print.hint", "Для печати нажмите Ctrl+P.",
     "Press Ctrl+P to print."},
    {"receipt_print.text", "Ответ системы", "The answer"},

    {"history.title", "История показаний", "History of readings"},
    {"history.usage", "Расход по месяцам", "Usage by month"},
    {"history.readings", "Показания", "Readings"},
    {"history.no_readings", "Показаний пока нет.",
     "There are no readings yet."},
    {"history.sent", "Все обращения", "Everything sent"},
    {"history.nothing_sent", "Обращений пока нет.", "Nothing was sent yet."},
    {"history.older", "Показать более ранние", "Show older ones"},
    {"history.date", "Дата", "Date"},
    {"history.register", "Шкала", "Register"},
    {"history.value", "Показание", "Reading"},
    {"history.state", "Состояние", "State"},
    {"history.channel", "Способ", "Sent by"},
    {"history.receipt", "Квитанция", "Receipt"},
    {"history.received", "Получено", "Received"},
    {"history.outcome", "Решение", "Outcome"},
    {"history.values", "Значения", "Values"},
    {"history.estimated", "расчётное", "estimated"},

    {"kept.title", "Отложенные показания", "Readings kept here"},
    {"kept.explanation",
     "Система показаний сейчас недоступна. То, что вы отправили, сохранено "
     "здесь и ещё не проверено. Оно отправится само, как только система "
     "заработает, а квитанция появится на этой странице. Отправлять снова не "
     "нужно.",
     "The readings' system is not reachable at the moment. What you sent is "
     "kept here and not yet judged. It will be sent by itself as soon as the "
     "system is back, and the receipt will appear on this page. There is no "
     "need to send it again."},
    {"kept.none", "Здесь ничего не ждёт.", "Nothing is waiting here."},
    {"kept.since", "Сохранено", "Kept since"},
    {"kept.values", "Что отправлено", "What was sent"},
    {"kept.state", "Состояние", "State"},
    {"kept.waits", "ждёт отправки, ещё не проверено",
     "waiting to be sent, not yet judged"},
    {"kept.failed", "система отказалась принять; отправьте показания ещё раз",
     "the system would not take it; please send the readings again"},
    {"kept.answer", "ответ на квитанцию", "answer to receipt"},
    {"kept.refresh", "Обновить", "Refresh"},
};

}  // namespace

absl::Span<const web::Word> ReadingWords() { return kWords; }

}  // namespace intake::portal

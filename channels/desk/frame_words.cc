// The words of the frame and of the pages of this folder.

#include "channels/desk/frame.h"

namespace intake::desk {
namespace {

constexpr web::Word kWords[] = {
    {"frame.product", "Стол оператора", "The desk"},
    {"frame.skip", "К содержанию", "To the content"},
    {"frame.menu", "Меню", "Menu"},
    {"frame.home", "К меню", "To the menu"},
    {"frame.waiting", "Ждут отправки: {{COUNT}}",
     "Waiting to be sent: {{COUNT}}"},
    {"frame.password", "Пароль", "Password"},
    {"frame.log_out", "Выйти", "Log out"},

    {"role.agent", "оператор", "agent"},
    {"role.clerk", "оператор ввода", "clerk"},
    {"role.supervisor", "старший смены", "supervisor"},
    {"role.administrator", "администратор", "administrator"},
    {"role.unknown", "роль неизвестна", "unknown role"},

    {"menu.call", "Звонок", "Call"},
    {"menu.call.about", "Показания по телефону", "Readings by phone"},
    {"menu.office", "Офис", "Office"},
    {"menu.office.about", "Клиент пришёл сам", "The customer is here"},
    {"menu.slips", "Талоны", "Slips"},
    {"menu.slips.about", "Пачки бумажных талонов", "Batches of paper slips"},
    {"menu.lists", "Списки", "Lists"},
    {"menu.lists.about", "Списки старших по дому", "Lists of representatives"},
    {"menu.review", "Проверка", "Review"},
    {"menu.review.about", "Показания, которые ждут решения",
     "Readings that wait for a decision"},
    {"menu.today", "Сегодня", "Today"},
    {"menu.today.about", "Что поступило и чем кончилось",
     "What came in, and what became of it"},
    {"menu.channels", "Каналы", "Channels"},
    {"menu.channels.about", "Правила каналов, ключи, сроки",
     "Policies, keys and dates of channels"},
    {"menu.staff", "Сотрудники", "Staff"},
    {"menu.staff.about", "Кто здесь работает и что может",
     "Who works here, and what they may do"},
    {"menu.kept", "Отложенное", "Kept"},
    {"menu.kept.about", "Принято, пока не было связи с системой",
     "Taken while the system was away"},

    {"login.title", "Вход", "Log in"},
    {"login.session_ended",
     "Сеанс закончился. Войдите снова: всё, что вы ввели, сохранено и будет "
     "показано после входа.",
     "Your session has ended. Log in again: what you typed is kept and comes "
     "back after that."},
    {"login.failed", "Имя или пароль не подходят.",
     "The log-in or the password is not right."},
    {"login.too_many", "Слишком много попыток. Подождите несколько минут.",
     "Too many attempts. Wait a few minutes."},
    {"login.away", "Система сейчас недоступна. Попробуйте ещё раз.",
     "The system is away at the moment. Try again."},
    {"login.log_in", "Имя для входа", "Log-in"},
    {"login.password", "Пароль", "Password"},
    {"login.go", "Войти", "Log in"},

    {"password.title", "Новый пароль", "A new password"},
    {"password.expired",
     "Пароль выдал кто-то другой. Придумайте свой, чтобы продолжить.",
     "Somebody else made your password. Make one of your own to go on."},
    {"password.old", "Нынешний пароль", "The present password"},
    {"password.new", "Новый пароль", "The new password"},
    {"password.again", "Новый пароль ещё раз", "The new password again"},
    {"password.rule", "От 8 до 256 знаков, любые; не из самых частых.",
     "8 to 256 characters, any; none of the most common ones."},
    {"password.go", "Сменить", "Change it"},
    {"password.differs", "Новый пароль введён по-разному.",
     "The two new passwords differ."},
    {"password.wrong", "Нынешний пароль не подходит.",
     "The present password is not right."},
    {"password.short", "Новый пароль короче 8 знаков.",
     "The new password is shorter than 8 characters."},
    {"password.long", "Новый пароль длиннее 256 знаков.",
     "The new password is longer than 256 characters."},
    {"password.common", "Такой пароль слишком легко угадать.",
     "That password is too easy to guess."},

    {"resume.title", "Продолжить", "Go on"},
    {"resume.text",
     "Эта форма была открыта до входа. Ничего не пропало: Enter отправит её "
     "сейчас.",
     "This form was open before you logged in. Nothing is lost: Enter sends it "
     "now."},
    {"resume.go", "Продолжить", "Go on"},

    {"trouble.title", "Не получилось", "That did not work"},
    {"trouble.away",
     "Система показаний сейчас недоступна. Попробуйте чуть позже.",
     "The readings' system is away at the moment. Try again in a little "
     "while."},
    {"trouble.answered", "Система ответила отказом; вот её сообщение:",
     "The system said no; this is its message:"},
    {"trouble.typed", "Всё, что вы ввели, на этой странице.",
     "All that you typed is on this page."},
    {"trouble.again", "Попробовать ещё раз", "Try again"},

    {"not_found.title", "Нет такой страницы", "No such page"},
    {"not_found.text", "По этому адресу ничего нет.",
     "There is nothing at this address."},
    {"forbidden.title", "Не для вашей роли", "Not for your role"},
    {"forbidden.text",
     "Эта страница открыта другим ролям, или форма пришла с чужого сайта.",
     "This page is for other roles, or the form came from another site."},
    {"bad_form.title", "Форма не читается", "The form cannot be read"},
    {"bad_form.text", "Вернитесь назад и отправьте её ещё раз.",
     "Go back and send it again."},
    {"busy.title", "Очень много работы", "Very busy"},
    {"busy.text", "Подождите немного и обновите страницу.",
     "Wait a moment and load the page again."},
    {"stale_form.title", "Форма устарела", "The form is out of date"},
    {"stale_form.text",
     "Она открыта до последнего входа. Вернитесь назад, обновите страницу и "
     "повторите.",
     "It was opened before the latest log-in. Go back, load the page again and "
     "repeat."},

    {"home.title", "Что делаем?", "What is to be done?"},
    {"home.go", "Номер и Enter", "Number and Enter"},
    {"home.no_such", "Такого номера в вашем меню нет.",
     "There is no such number in your menu."},
    {"home.hint",
     "На других страницах: звёздочка и номер в поле, где стоит курсор, "
     "например *2; *0 – сюда.",
     "On other pages: a star and the number in the field with the cursor, such "
     "as *2; *0 comes here."},

    {"kept.title", "Принято без связи", "Taken while the system was away"},
    {"kept.just_kept",
     "Система показаний недоступна. Показания записаны здесь, но ещё НЕ "
     "приняты: "
     "они уйдут сами, как только связь вернётся. Номера квитанции пока нет.",
     "The readings' system is away. The reading is kept here, but it is NOT "
     "taken "
     "yet: it goes by itself as soon as the system is back. There is no "
     "receipt "
     "code so far."},
    {"kept.nothing", "Ничего не ждёт.", "Nothing waits."},
    {"kept.about", "Ответы показаны неделю. Новые сверху.",
     "Answers are shown for a week. The newest first."},
    {"kept.next", "Следующий (Enter)", "The next one (Enter)"},
    {"kept.at", "Записано", "Kept at"},
    {"kept.channel", "Канал", "Channel"},
    {"kept.account", "Лицевой счёт", "Account"},
    {"kept.values", "Показания", "Reading"},
    {"kept.state", "Что с ними", "What became of it"},
    {"kept.waits", "ждёт связи", "waits"},
    {"kept.failed", "не принято", "not taken"},

    {"outcome.accepted", "Принято", "Accepted"},
    {"outcome.held", "На проверке", "Held"},
    {"outcome.refused", "Не принято", "Refused"},
    {"state.live", "учтено", "counts"},
    {"state.held", "ждёт", "waits"},
    {"state.superseded", "заменено", "superseded"},
    {"state.rejected", "отклонено", "rejected"},
    {"state.voided", "отменено", "voided"},

    {"commodity.electricity", "Электричество", "Electricity"},
    {"commodity.hot_water", "Горячая вода", "Hot water"},
    {"commodity.cold_water", "Холодная вода", "Cold water"},
    {"commodity.heat", "Отопление", "Heating"},
    {"commodity.gas", "Газ", "Gas"},
    {"point.kitchen", "кухня", "kitchen"},
    {"point.bath", "ванна", "bath"},
    {"kind.day", "день", "day"},
    {"kind.peak", "пик", "peak"},
    {"kind.night", "ночь", "night"},
    {"kind.half_peak", "полупик", "half-peak"},

    {"channel.sms", "СМС", "SMS"},
    {"channel.portal", "личный кабинет", "portal"},
    {"channel.sberbank", "Сбербанк", "Sberbank"},
    {"channel.call_center", "контакт-центр", "call centre"},
    {"channel.office", "офис", "office"},
    {"channel.paper_slip", "талон", "paper slip"},
    {"channel.building_list", "список", "list"},
    {"channel.email", "почта", "e-mail"},
};

}  // namespace

absl::Span<const web::Word> FrameWords() { return kWords; }

}  // namespace intake::desk

#include "channels/portal/words.h"

namespace intake::portal {
namespace {

constexpr web::Word kWords[] = {
    {"problem.empty", "Заполните это поле.", "Please fill this in."},
    {"problem.field", "Проверьте, верно ли здесь записано.",
     "Please check what is written here."},
    {"problem.no_value", "Введите показание хотя бы одного счётчика.",
     "Type the reading of at least one meter."},
    {"problem.value_too_long", "Слишком длинно для показания.",
     "That is too long for a reading."},
    {"problem.here_again",
     "Всё, что вы ввели, на месте. Проверьте и отправьте.",
     "All that you typed is here. Please check it and send."},
    {"problem.email_invalid",
     "Это не похоже на адрес. Он выглядит так: имя@пример.рф.",
     "That does not look like an address. One looks like name@example.org."},
    {"problem.password_too_short", "Пароль короче 8 знаков.",
     "The password is shorter than 8 characters."},
    {"problem.password_too_long", "Пароль длиннее 256 байт.",
     "The password is longer than 256 bytes."},
    {"problem.password_too_common",
     "Этот пароль слишком известный: его угадают одним из первых.",
     "This password is too well known: it would be guessed among the first."},
    {"problem.password_wrong", "Нынешний пароль неверен.",
     "The current password is not right."},
    {"problem.place_not_confirmed",
     "Номер счёта и номер дома не подходят друг к другу. Сверьте оба со счётом "
     "на оплату.",
     "The account number and the house number do not belong together. Please "
     "compare both with your bill."},
    {"problem.log_in_failed", "Адрес или пароль неверны.",
     "The address or the password is not right."},
    {"problem.token_invalid",
     "Ссылка устарела или уже использована. Запросите новое письмо.",
     "The link is too old or was used before. Please ask for a new letter."},
    {"problem.too_many_accounts",
     "Больше 32 счетов добавить нельзя. Уберите один из них.",
     "No more than 32 accounts can be added. Remove one first."},
    {"problem.account_not_linked",
     "Этого счёта нет в вашем списке. Добавьте его на странице «Лицевые "
     "счета».",
     "This account is not in your list. Add it on the page \"Accounts\"."},
    {"problem.too_many_attempts",
     "Слишком много попыток. Попробуйте снова после %s.",
     "Too many attempts. Please try again after %s."},
    {"problem.busy",
     "Сейчас слишком много посетителей. Попробуйте через несколько секунд: "
     "введённое осталось в форме.",
     "There are too many visitors now. Please try again in a few seconds: what "
     "you typed is still here."},
    {"problem.away",
     "Система сейчас недоступна, ничего не отправлено. Попробуйте через "
     "минуту.",
     "The system is not reachable at the moment, and nothing was sent. Please "
     "try again in a minute."},
    {"problem.failed",
     "Не получилось: ошибка на нашей стороне. Попробуйте позже.",
     "That did not work: an error on our side. Please try again later."},

    {"not_found.title", "Страница не найдена", "Page not found"},
    {"not_found.text",
     "Такой страницы нет, или она не для вашего списка счетов.",
     "There is no such page, or it is not for the accounts in your list."},
    {"forbidden.title", "Форма с другого сайта", "A form of another site"},
    {"forbidden.text",
     "Запрос пришёл с другого сайта и отклонён. Откройте нужную страницу "
     "здесь.",
     "The request came from another site and was turned away. Open the page "
     "you want here."},
    {"stale_form.title", "Страница устарела", "The page is out of date"},
    {"stale_form.text", "Вернитесь назад, обновите страницу и повторите.",
     "Go back, reload the page and try again."},
    {"bad_form.title", "Форма не прочитана", "The form could not be read"},
    {"bad_form.text", "Вернитесь назад и отправьте форму ещё раз.",
     "Go back and send the form once more."},
    {"busy.title", "Много посетителей", "Many visitors"},
    {"busy.text", "Подождите несколько секунд и обновите страницу.",
     "Wait a few seconds and reload the page."},
    {"away.title", "Система недоступна", "Not reachable"},
    {"away.text",
     "Система показаний сейчас недоступна. Попробуйте через минуту. То, что вы "
     "отправили раньше, не потеряется.",
     "The readings' system is not reachable at the moment. Please try again in "
     "a minute. Nothing that you sent before is lost."},
    {"away.kept", "Что ждёт отправки", "What is waiting to be sent"},
    {"failed.title", "Ошибка", "Error"},
    {"failed.text", "Ошибка на нашей стороне. Попробуйте позже.",
     "An error on our side. Please try again later."},
    {"given_back.title", "Не отправлено", "Not sent"},
    {"given_back.text",
     "Показания не отправлены и не сохранены. Всё, что вы ввели, осталось на "
     "этой странице: отправьте ещё раз.",
     "Nothing was sent or kept. All that you typed is still on this page: send "
     "it again."},
    {"given_back.typed", "Вы ввели:", "You typed:"},
    {"given_back.button", "Отправить ещё раз", "Send again"},
    {"trouble.home", "На главную", "To the main page"},
};

}  // namespace

absl::Span<const web::Word> TroubleWords() { return kWords; }

}  // namespace intake::portal

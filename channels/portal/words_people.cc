#include "channels/portal/words.h"

namespace intake::portal {
namespace {

constexpr web::Word kWords[] = {
    {"field.email", "Электронная почта", "E-mail"},
    {"field.password", "Пароль", "Password"},
    {"field.old_password", "Нынешний пароль", "Current password"},
    {"field.new_password", "Новый пароль", "New password"},
    {"field.account_number", "Номер лицевого счёта", "Account number"},
    {"field.house", "Номер дома", "House number"},
    {"hint.account_number", "Как в счёте на оплату, вместе с нулями впереди.",
     "As on your bill, with the zeros in front."},
    {"hint.house", "Как в счёте: 12, 12А, 7/2.",
     "As on your bill: 12, 12A, 7/2."},
    {"hint.password", "Не короче 8 знаков. Лучше всего несколько слов подряд.",
     "At least 8 characters. Several words in a row are best."},

    {"login.title", "Вход", "Log in"},
    {"login.button", "Войти", "Log in"},
    {"login.ended",
     "Сеанс завершился. Войдите снова: всё, что вы ввели, останется в форме.",
     "Your session has ended. Log in again: what you typed stays in the form."},
    {"login.kept", "После входа форма откроется с тем, что вы ввели.",
     "After you log in, the form opens with what you typed."},
    {"login.forgot", "Забыли пароль?", "Forgot your password?"},
    {"login.register", "Зарегистрироваться", "Register"},
    {"login.new", "Впервые здесь?", "New here?"},

    {"register.title", "Регистрация", "Register"},
    {"register.intro",
     "Понадобится счёт на оплату: на нём есть номер лицевого счёта и номер "
     "дома.",
     "Have a bill at hand: it shows your account number and house number."},
    {"register.button", "Зарегистрироваться", "Register"},
    {"register.have", "Уже зарегистрированы?", "Registered already?"},

    {"mail.title", "Проверьте почту", "Look into your mail"},
    {"mail.text",
     "Если всё верно, на указанный адрес придёт письмо со ссылкой. Откройте "
     "её, чтобы продолжить.",
     "If everything is right, a letter with a link comes to the address you "
     "gave. Open the link to go on."},
    {"mail.nothing",
     "Письма нет? Загляните в папку «Спам» и подождите несколько минут. Затем "
     "попробуйте ещё раз: при входе с верным паролем письмо для подтверждения "
     "придёт снова.",
     "No letter? Look into the spam folder and wait a few minutes. Then try "
     "again: logging in with the right password sends the confirmation once "
     "more."},
    {"mail.login", "На страницу входа", "To the log-in"},

    {"confirm.title", "Подтверждение адреса", "Confirm your address"},
    {"confirm.text", "Нажмите кнопку, и регистрация завершится.",
     "Press the button to complete your registration."},
    {"confirm.button", "Подтвердить", "Confirm"},

    {"forgot.title", "Новый пароль", "New password"},
    {"forgot.text",
     "Укажите адрес, с которым вы регистрировались. На него придёт ссылка для "
     "нового пароля.",
     "Give the address you registered with. A link for a new password comes "
     "there."},
    {"forgot.button", "Прислать ссылку", "Send the link"},

    {"reset.title", "Новый пароль", "New password"},
    {"reset.text", "Все открытые сеансы завершатся.",
     "All open sessions will end."},
    {"reset.button", "Сохранить пароль", "Save the password"},

    {"password.title", "Смена пароля", "Change your password"},
    {"password.done", "Пароль изменён. Остальные сеансы завершены.",
     "The password is changed. All other sessions have ended."},
    {"password.button", "Изменить пароль", "Change the password"},

    {"accounts.title", "Лицевые счета", "Accounts"},
    {"accounts.none", "Пока не добавлено ни одного счёта.",
     "There is no account yet."},
    {"accounts.send", "Передать показания", "Send readings"},
    {"accounts.history", "История", "History"},
    {"accounts.unlink", "Убрать", "Remove"},
    {"accounts.add", "Добавить счёт", "Add an account"},
    {"accounts.add_button", "Добавить", "Add"},

    {"unlink.title", "Убрать счёт?", "Remove the account?"},
    {"unlink.text",
     "Счёт пропадёт из вашего списка. Переданные показания сохранятся, и его "
     "можно будет добавить снова.",
     "The account leaves your list. Its readings stay, and you can add it "
     "again."},
    {"unlink.button", "Убрать", "Remove"},
    {"unlink.back", "Оставить", "Keep it"},
};

}  // namespace

absl::Span<const web::Word> PeopleWords() { return kWords; }

}  // namespace intake::portal

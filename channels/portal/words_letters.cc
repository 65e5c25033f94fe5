#include "channels/portal/words.h"

namespace intake::portal {
namespace {

// %link, %until and %portal are filled in by mail/letter_text.cc.
constexpr web::Word kWords[] = {
    {"letter.confirm.subject", "Подтвердите адрес электронной почты",
     "Please confirm your e-mail address"},
    {"letter.confirm.body",
     "Здравствуйте!\n\n"
     "Кто-то, вероятно вы, зарегистрировался с этим адресом в личном кабинете "
     "для передачи показаний. Чтобы завершить регистрацию, откройте ссылку и "
     "нажмите кнопку:\n\n%link\n\n"
     "Ссылка действует до %until. Если это были не вы, ничего не делайте.",
     "Hello,\n\n"
     "somebody, probably you, has registered with this address in the portal "
     "for meter readings. To complete the registration, open the link and "
     "press "
     "the button:\n\n%link\n\n"
     "The link works until %until. If it was not you, there is nothing to do."},
    {"letter.registered.subject", "Вы уже зарегистрированы",
     "You are registered already"},
    {"letter.registered.body",
     "Здравствуйте!\n\n"
     "Кто-то, вероятно вы, снова зарегистрировался с этим адресом, но личный "
     "кабинет с ним уже есть. Войдите здесь:\n\n%link\n\n"
     "Если вы забыли пароль, на той же странице можно получить новый. Если это "
     "были не вы, ничего не делайте.",
     "Hello,\n\n"
     "somebody, probably you, has registered with this address again, but it "
     "is registered already. You can log in here:\n\n%link\n\n"
     "If you forgot your password, the same page helps you to a new one. If it "
     "was not you, there is nothing to do."},
    {"letter.reset.subject", "Новый пароль", "A new password"},
    {"letter.reset.body",
     "Здравствуйте!\n\n"
     "Чтобы задать новый пароль для личного кабинета, откройте ссылку:\n\n"
     "%link\n\n"
     "Она действует один раз, до %until. Если вы не просили об этом, ничего не "
     "делайте: пароль останется прежним.",
     "Hello,\n\n"
     "to set a new password for the portal, open the link:\n\n"
     "%link\n\n"
     "It works once, until %until. If you did not ask for it, there is nothing "
     "to do: your password stays as it is."},
    {"letter.changed.subject", "Пароль изменён", "Your password was changed"},
    {"letter.changed.body",
     "Здравствуйте!\n\n"
     "Пароль вашего личного кабинета изменён, все остальные сеансы завершены. "
     "Если это были не вы, задайте новый пароль:\n\n%link",
     "Hello,\n\n"
     "the password of your portal account was changed, and all other sessions "
     "have ended. If it was not you, set a new password:\n\n%link"},
    {"letter.end",
     "Это письмо отправлено автоматически, отвечать на него не нужно.",
     "This letter was sent automatically; there is no need to answer it."},
};

}  // namespace

absl::Span<const web::Word> LetterWords() { return kWords; }

}  // namespace intake::portal

#include "channels/portal/words.h"

namespace intake::portal {
namespace {

constexpr web::Word kWords[] = {
    {"site.name", "Личный кабинет", "Customer portal"},
    {"layout.skip", "К содержанию", "Skip to content"},
    {"layout.menu", "Разделы", "Sections"},
    {"layout.language", "Язык", "Language"},
    {"menu.readings", "Передать показания", "Send readings"},
    {"menu.history", "История", "History"},
    {"menu.accounts", "Лицевые счета", "Accounts"},
    {"menu.kept", "Отложенные", "Kept here"},
    {"menu.password", "Пароль", "Password"},
    {"menu.log_out", "Выйти", "Log out"},
    {"choice.label", "Другой лицевой счёт", "Another account"},
    {"account.word", "Лицевой счёт", "Account"},

    // v1::Commodity, v1::MeteringPoint and v1::RegisterKind, by number.
    {"commodity.1", "электричество", "electricity"},
    {"commodity.2", "горячая вода", "hot water"},
    {"commodity.3", "холодная вода", "cold water"},
    {"commodity.4", "отопление", "heating"},
    {"commodity.5", "газ", "gas"},
    {"point.2", "кухня", "kitchen"},
    {"point.3", "ванна", "bath"},
    {"kind.2", "день", "day"},
    {"kind.3", "пик", "peak"},
    {"kind.4", "ночь", "night"},
    {"kind.5", "полупик", "half-peak"},

    // The channels that were announced.
    {"channel.none", "поставщик", "supplier"},
    {"channel.sms", "СМС", "SMS"},
    {"channel.portal", "личный кабинет", "customer portal"},
    {"channel.sberbank", "терминал или банкомат Сбербанка",
     "Sberbank terminal or ATM"},
    {"channel.call_center", "телефон", "phone"},
    {"channel.office", "офис", "office"},
    {"channel.paper_slip", "талон квитанции", "paper slip"},
    {"channel.building_list", "старший по дому", "house representative"},
    {"channel.email", "электронная почта", "e-mail"},

    // v1::ReadingState and v1::Outcome, by number.
    {"state.1", "учтено", "counts"},
    {"state.2", "ждёт проверки", "waiting"},
    {"state.3", "заменено новым", "replaced by a newer one"},
    {"state.4", "отклонено", "turned down"},
    {"state.5", "отменено", "taken out"},
    {"outcome.1", "принято", "accepted"},
    {"outcome.2", "ждёт", "waiting"},
    {"outcome.3", "не принято", "refused"},
};

}  // namespace

absl::Span<const web::Word> CommonWords() { return kWords; }

}  // namespace intake::portal

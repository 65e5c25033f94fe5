#include "channels/cli/town/people_and_places.h"

#include <array>
#include <cstddef>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace intake::cli {
namespace {

constexpr char kTown[] = "г. Верхнеречинск";

// Masculine forms; the feminine adds an `а`.
constexpr absl::string_view kSurnames[] = {
    "Берёзкин",   "Ветров",    "Грушин",   "Дождёв",    "Елохин",   "Желудев",
    "Зимин",      "Ивушкин",   "Калинин",  "Лугов",     "Малинин",  "Облаков",
    "Перепёлкин", "Рощин",     "Синицын",  "Тропинин",  "Угольков", "Фонарёв",
    "Хлебников",  "Цветков",   "Черникин", "Шишкин",    "Щеглов",   "Ягодин",
    "Ключев",     "Озеров",    "Полынин",  "Родников",  "Снегирёв", "Туманов",
    "Ольховин",   "Мостовин",  "Печников", "Колосов",   "Ряпушкин", "Дубравин",
    "Колодезев",  "Васильков", "Ершов",    "Сенокосов",
};

constexpr absl::string_view kInitials[] = {"А", "Б", "В", "Г", "Д", "Е",
                                           "И", "К", "Л", "М", "Н", "О",
                                           "П", "Р", "С", "Т", "Ю", "Я"};

struct Street {
  absl::string_view name;
  absl::string_view id;
};

constexpr Street kStreets[] = {
    {"ул. Садовая", "sadovaya"},        {"ул. Речная", "rechnaya"},
    {"ул. Мельничная", "melnichnaya"},  {"ул. Заводская", "zavodskaya"},
    {"ул. Берёзовая", "berezovaya"},    {"пр. Строителей", "stroiteley"},
    {"ул. Луговая", "lugovaya"},        {"ул. Озёрная", "ozernaya"},
    {"пер. Тихий", "tikhiy"},           {"ул. Вокзальная", "vokzalnaya"},
    {"ул. Школьная", "shkolnaya"},      {"ул. Гончарная", "goncharnaya"},
    {"б-р Рябиновый", "ryabinovyy"},    {"ул. Паромная", "paromnaya"},
    {"ул. Энергетиков", "energetikov"}, {"ул. Яблоневая", "yablonevaya"},
    {"пер. Кузнечный", "kuznechnyy"},   {"ул. Кленовая", "klenovaya"},
    {"ул. Набережная", "naberezhnaya"}, {"ул. Полевая", "polevaya"},
};

// Three sorts of houses take turns along a street.
struct House {
  int64_t entrances;
  int64_t flats_per_entrance;
};

constexpr std::array<House, 3> kHouses = {
    House{.entrances = 4, .flats_per_entrance = 20},
    House{.entrances = 6, .flats_per_entrance = 36},
    House{.entrances = 2, .flats_per_entrance = 20},
};
constexpr int64_t kHousesPerStreet = 12;

constexpr int64_t FlatsOf(const House& house) {
  return house.entrances * house.flats_per_entrance;
}

constexpr int64_t kFlatsPerTurn =
    FlatsOf(kHouses[0]) + FlatsOf(kHouses[1]) + FlatsOf(kHouses[2]);

}  // namespace

std::string InventHolder(Random& random) {
  const absl::string_view surname =
      random.OneOf(absl::MakeConstSpan(kSurnames));
  const bool woman = random.Percent(55);
  const absl::string_view first = random.OneOf(absl::MakeConstSpan(kInitials));
  const absl::string_view second = random.OneOf(absl::MakeConstSpan(kInitials));
  return absl::StrCat(surname, woman ? "а" : "", " ", first, ". ", second, ".");
}

std::string InventPhone(Random& random) {
  return absl::StrCat("7000",
                      absl::Dec(random.Between(0, 9'999'999), absl::kZeroPad7));
}

v1::Address AddressOfFlat(int64_t index) {
  size_t sort = 0;
  int64_t flat = index % kFlatsPerTurn;
  while (flat >= FlatsOf(kHouses[sort])) flat -= FlatsOf(kHouses[sort++]);

  const int64_t house = index / kFlatsPerTurn * int64_t{kHouses.size()} +
                        static_cast<int64_t>(sort);
  const auto streets = static_cast<int64_t>(std::size(kStreets));
  const int64_t row = house / kHousesPerStreet;
  const Street& street = kStreets[row % streets];
  // A street goes on where it ended once every street has its first row.
  const int64_t number =
      row / streets * kHousesPerStreet + house % kHousesPerStreet + 1;

  v1::Address address;
  address.set_building(absl::StrCat(street.id, "-", number));
  address.set_entrance(
      absl::StrCat(flat / kHouses[sort].flats_per_entrance + 1));
  address.set_flat(absl::StrCat(flat + 1));
  address.set_house(absl::StrCat(number));
  address.set_text(absl::StrCat(kTown, ", ", street.name, ", д. ", number,
                                ", кв. ", flat + 1));
  return address;
}

}  // namespace intake::cli

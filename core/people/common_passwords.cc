#include "core/people/common_passwords.h"

#include <cstddef>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_split.h"
#include "core/text/unicode.h"

namespace intake {
namespace {

// Words and what fingers walk to, without the digits around them: CheckPassword
// takes those off. A Russian word stands for its Latin keys as well.
constexpr absl::string_view kWords =
    "password passwort passw0rd p@ssw0rd p@ssword pa55word passpass passphrase "
    "pass parol paroli qwerty qwertyui qwertyuiop qwert qwertz azerty qwaszx "
    "qazwsx qazwsxedc wsxedc edcrfv asdfgh asdfghjkl zxcvbn zxcvbnm asdzxc "
    "qweasd qweasdzxc asdqwe zaqwsx zaqxsw qawsed poiuytrewq lkjhgfdsa mnbvcxz "
    "q1w2e3r4 1q2w3e4r 1q2w3e4r5t 1q2w3e 1qaz2wsx 1qaz2wsx3edc q1w2e3r4t5 "
    "1qazxsw2 zaq12wsx zaq1xsw2 q1q1q1q1 a1s2d3f4 z1x2c3v4 qwe123qwe 1a2b3c4d "
    "a1b2c3d4 abcd1234 1234abcd abc123 123abc 123qwe qwe123 123qweasd q123456 "
    "admin administrator root user guest login welcome letmein access master "
    "default changeme secret topsecret private system server computer internet "
    "network test testtest tester testing temp temporary demo sample example "
    "hello hellohello helloworld goodbye iloveyou ilovemyself loveyou lovelove "
    "iloveu love lover loveme mylove forever princess prince angel angels "
    "sunshine rainbow flower butterfly chocolate cookie cookies cupcake sugar "
    "honey sweetie babygirl babyboy beautiful pretty happy lucky smile friends "
    "friend family freedom football baseball basketball soccer hockey tennis "
    "monkey dragon tiger eagle falcon panther shadow wolf dolphin elephant "
    "superman batman spiderman starwars pokemon matrix naruto minecraft gaming "
    "gamer killer hunter ranger warrior knight ninja pirate samurai phoenix "
    "diamond silver golden platinum crystal thunder lightning hurricane storm "
    "winter summer spring autumn january february march april june july august "
    "september october november december monday tuesday wednesday thursday "
    "friday saturday sunday michael michelle jennifer jessica jordan thomas "
    "robert daniel charlie andrew matthew joshua anthony william richard "
    "george ashley nicole amanda samantha elizabeth victoria maria alexander "
    "alexandra vladimir aleksandr aleksandra sergey andrey dmitry dmitriy "
    "tatiana tatyana natasha natalia svetlana ekaterina anastasia nastya "
    "marina irina galina ludmila oksana kristina maksim maxim nikita nikolay "
    "mercedes ferrari porsche bmw audi toyota corvette mustang harley yamaha "
    "google facebook youtube yandex vkontakte microsoft windows android iphone "
    "samsung nokia linux apple london paris moscow moskva samara russia rossia "
    "spartak zenit cska arsenal chelsea liverpool barcelona juventus "
    "manchester "
    "whatever trustno nothing unknown anything something blahblah qwertyqwerty "
    "letmein2 opensesame trustno1 passcode password1 iamgod internet1 "
    "пароль парольпароль мойпароль секрет секретно тайна доступ привет "
    "приветпривет приветик здравствуй пока админ администратор пользователь "
    "логин система компьютер интернет сервер клавиатура телефон работа дом "
    "квартира счетчик показания электричество энергия свет вода самара москва "
    "питер россия россиявперед родина победа спартак зенит динамо локомотив "
    "футбол хоккей любовь люблю любимая любимый ялюблютебя "
    "ятебялюблю люблютебя моялюбовь любимка солнце солнышко зайка зайчик котик "
    "котенок кошка собака рыбка малыш малышка ангел ангелочек красотка "
    "принцесса королева король царь бог демон дьявол дракон тигр волк медведь "
    "орел сокол дельфин бабочка цветок цветочек ромашка роза весна лето осень "
    "зима январь февраль март апрель май июнь июль август сентябрь октябрь "
    "ноябрь декабрь понедельник вторник среда четверг пятница суббота "
    "воскресенье александр александра алексей алексейка анастасия настя андрей "
    "анна аня антон артем борис валентина валерий василий вера виктор виктория "
    "владимир галина дарья даша денис дмитрий дима евгений евгения екатерина "
    "катя елена лена иван игорь илья ирина кирилл кристина ксения людмила "
    "максим марина мария маша михаил миша наталья наташа надежда никита "
    "николай "
    "оксана олег ольга павел полина роман светлана света сергей сережа софия "
    "станислав татьяна таня тимур юлия юля юрий мама папа мамочка мамапапа "
    "мамаипапа бабушка дедушка сестра братишка семья друг друзья дружба "
    "счастье "
    "удача деньги богатство золото серебро бриллиант шоколад конфетка "
    "мороженое "
    "печенька пельмени картошка машина лада жигули мерседес бумер чемпион "
    "герой "
    "пират воин спецназ снайпер сталкер танкист хакер геймер супермен йцукен "
    "йцукенг йцукенгш йцукенгшщзхъ йцукенгшщз фывапролджэ фывапролд фывапр "
    "фывап ячсмить ячсмитьбю ячсмит йфяцыч йфяцычувс йцуфыв йцуфывячс "
    "кукуруза баклажан хорошо отлично супер ничего незнаю непомню нескажу "
    "самолет корабль космос звезда звездочка планета вселенная жизнь смерть";

}  // namespace

std::string KeysOf(absl::string_view text) {
  // ё is folded to е.
  constexpr std::u32string_view kCyrillic = U"йцукенгшщзхъфывапролджэячсмитьбю";
  constexpr absl::string_view kLatin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";
  std::string keys;
  while (!text.empty()) {
    const char32_t c = FoldCase(TakeCharacter(text));
    const size_t at = kCyrillic.find(c);
    if (at == std::u32string_view::npos) {
      AppendUtf8(c, keys);
    } else {
      keys += kLatin[at];
    }
  }
  return keys;
}

bool IsCommonPassword(absl::string_view keys) {
  static const auto* const kCommon = [] {
    auto* common = new absl::flat_hash_set<std::string>;
    for (absl::string_view word : absl::StrSplit(kWords, ' ')) {
      common->insert(KeysOf(word));
    }
    return common;
  }();
  return kCommon->contains(keys);
}

}  // namespace intake

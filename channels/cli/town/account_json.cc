#include "channels/cli/town/account_json.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace intake::cli {
namespace {

void AppendQuoted(absl::string_view text, std::string* out) {
  out->push_back('"');
  for (char c : text) {
    if (c == '"' || c == '\\') {
      out->push_back('\\');
      out->push_back(c);
    } else if (static_cast<unsigned char>(c) < 0x20) {
      absl::StrAppend(out, "\\u", absl::Hex(c, absl::kZeroPad4));
    } else {
      out->push_back(c);
    }
  }
  out->push_back('"');
}

// Writes one object; fields that have their default value are left out.
class Object {
 public:
  explicit Object(std::string* out) : out_(*out) { out_.push_back('{'); }

  void Text(absl::string_view name, absl::string_view text) {
    if (text.empty()) return;
    Name(name);
    AppendQuoted(text, &out_);
  }
  void Number(absl::string_view name, int number) {
    if (number == 0) return;
    Name(name);
    absl::StrAppend(&out_, number);
  }
  void Flag(absl::string_view name, bool flag) {
    if (!flag) return;
    Name(name);
    out_.append("true");
  }
  // The place for a value that the caller writes.
  std::string* Value(absl::string_view name) {
    Name(name);
    return &out_;
  }
  template <typename Items, typename Write>
  void List(absl::string_view name, const Items& items, const Write& write) {
    if (items.empty()) return;
    Name(name);
    char before = '[';
    for (const auto& item : items) {
      out_.push_back(before);
      write(item, &out_);
      before = ',';
    }
    out_.push_back(']');
  }
  void Close() { out_.push_back('}'); }

 private:
  void Name(absl::string_view name) {
    absl::StrAppend(&out_, first_ ? "\"" : ",\"", name, "\":");
    first_ = false;
  }

  std::string& out_;
  bool first_ = true;
};

void AppendRegister(const v1::Register& dial, std::string* out) {
  Object object(out);
  object.Text("kind", v1::RegisterKind_Name(dial.kind()));
  object.Number("whole_digits", dial.whole_digits());
  object.Number("decimals", dial.decimals());
  object.Text("multiplier", dial.multiplier());
  object.Close();
}

void AppendInstallation(const v1::Installation& meter, std::string* out) {
  Object object(out);
  object.Text("commodity", v1::Commodity_Name(meter.commodity()));
  object.Text("point", v1::MeteringPoint_Name(meter.point()));
  object.Text("serial", meter.serial());
  object.Text("installed_on", meter.installed_on());
  object.Text("removed_on", meter.removed_on());
  object.Text("verified_until", meter.verified_until());
  object.Flag("automatic", meter.automatic());
  object.List("registers", meter.registers(), AppendRegister);
  object.Close();
}

void AppendAddress(const v1::Address& address, std::string* out) {
  Object object(out);
  object.Text("building", address.building());
  object.Text("entrance", address.entrance());
  object.Text("flat", address.flat());
  object.Text("text", address.text());
  object.Text("house", address.house());
  object.Close();
}

void AppendHistoricReading(const v1::HistoricReading& reading,
                           std::string* out) {
  Object object(out);
  Object key(object.Value("register"));
  key.Text("commodity", v1::Commodity_Name(reading.register_().commodity()));
  key.Text("point", v1::MeteringPoint_Name(reading.register_().point()));
  key.Text("kind", v1::RegisterKind_Name(reading.register_().kind()));
  key.Text("serial", reading.register_().serial());
  key.Close();
  object.Text("date", reading.date());
  object.Text("value", reading.value());
  object.Flag("estimated", reading.estimated());
  object.Close();
}

}  // namespace

void AppendAccountLine(const v1::Account& account, std::string* lines) {
  Object object(lines);
  object.Text("number", account.number());
  object.Text("payment_code", account.payment_code());
  object.Text("holder", account.holder());
  if (account.has_address()) {
    AppendAddress(account.address(), object.Value("address"));
  }
  object.List("phones", account.phones(), AppendQuoted);
  object.Text("language", v1::Language_Name(account.language()));
  object.Text("closed_on", account.closed_on());
  object.List("installations", account.installations(), AppendInstallation);
  object.List("history", account.history(), AppendHistoricReading);
  object.Close();
  lines->push_back('\n');
}

}  // namespace intake::cli

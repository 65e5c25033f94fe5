// A browser without a mouse and without a window: knows forms, the field in
// focus, Enter, cookies and redirects, and counts how often Enter is pressed.

#ifndef INTAKE_CHANNELS_DESK_TESTING_BROWSER_H_
#define INTAKE_CHANNELS_DESK_TESTING_BROWSER_H_

#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "channels/http/message.h"
#include "channels/web/site.h"

namespace intake::desk {

class Browser {
 public:
  // `site` outlives this.
  explicit Browser(web::Site& site) : site_(site) {}

  // Follows redirects.
  void Open(const std::string& path_and_query);
  // Into the field in focus, in place of what is in it.
  void Type(const std::string& text) { Set(focus_, text); }
  // Into any field of the form in focus.
  void Set(const std::string& name, const std::string& value);
  // Posts or asks as the form in focus does, by its first button.
  void Enter();
  // The same by the button of that value, wherever it is.
  void Press(const std::string& button);
  // By the button of the form that posts there.
  void Post(const std::string& action);
  // The page before, with what was typed there.
  void Back();

  // Of the page one looks at.
  int status() const { return status_; }
  const std::string& body() const { return body_; }
  // Where it came from, without the query; and with it.
  const std::string& path() const { return path_; }
  const std::string& query() const { return query_; }
  // The name of the field, or the value of the button, that has the focus.
  const std::string& focus() const { return focus_; }
  std::string ValueOf(const std::string& name) const;
  int enters() const { return enters_; }

  std::map<std::string, std::string> cookies;
  // Sent with every request besides.
  http::Fields headers = {{"Host", "desk.example"},
                          {"Sec-Fetch-Site", "same-origin"}};

 private:
  struct Page {
    int status = 0;
    std::string body, path, query, focus;
    http::Fields fields;
  };

  void Request(const std::string& method, const std::string& target,
               const http::Fields& fields);
  void Show(const http::Response& response);
  void Submit(absl::string_view form, const std::string& button);

  web::Site& site_;
  int status_ = 0;
  std::string body_, path_, query_, focus_;
  // Of the form in focus, as they are now.
  http::Fields fields_;
  std::vector<Page> before_;
  int enters_ = 0;
};

// A form as a browser sends it.
std::string EncodedForm(const http::Fields& fields);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_TESTING_BROWSER_H_

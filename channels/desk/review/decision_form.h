// What stands in the form below a held reading: the command, the reason, values
// to take instead, and what becomes of neighbours.

#ifndef INTAKE_CHANNELS_DESK_REVIEW_DECISION_FORM_H_
#define INTAKE_CHANNELS_DESK_REVIEW_DECISION_FORM_H_

#include <cstdint>
#include <string>
#include <vector>

#include "channels/desk/review/command.h"
#include "channels/web/form.h"
#include "intake/v1/review_service.pb.h"

namespace intake::desk {

struct NeighbourChoice {
  v1::RegisterKey key;
  std::string date;
  // Empty: it stays. `-`: it is taken out. Else its value from now on.
  std::string choice;
};

struct DecisionForm {
  // As it was typed, and what it or a button says.
  std::string typed;
  Act act = Act::kNone;
  std::string reason;
  std::string code;
  int64_t revision = 0;
  // The values in their order: the register's key, as it was handed in, as it
  // is now.
  struct Value {
    v1::RegisterKey key;
    std::string was;
    std::string value;
  };
  std::vector<Value> values;
  std::vector<NeighbourChoice> neighbours;
  bool rolled_over = false;

  bool HasCorrection() const;
};

// Anything missing is empty. A reason is that behind the command, else the
// field's, and may still be the number of a common one.
DecisionForm DecisionFormIn(const web::Form& form);

// What is asked of the server; the reason is given in full.
v1::ApproveReadingRequest ApprovalFrom(const DecisionForm& form,
                                       const std::string& agent,
                                       const std::string& reason);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_REVIEW_DECISION_FORM_H_

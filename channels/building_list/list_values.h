// The values of a list's row, each with as much of its register's name as its
// column tells.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_LIST_VALUES_H_
#define INTAKE_CHANNELS_BUILDING_LIST_LIST_VALUES_H_

#include <string>
#include <vector>

#include "channels/building_list/columns.h"
#include "channels/building_list/restored_number.h"
#include "channels/building_list/row.h"
#include "intake/v1/submission.pb.h"

namespace intake::building_list {

struct ListValues {
  // None where every value column is empty.
  v1::NamedValues named;
  // In Russian, for the answer.
  std::vector<std::string> remarks;
};

// A reading beside a filled night is the day's. Т1 is peak where Т3 is filled
// (Т2 night, Т3 half-peak), else day where Т2 is, else the only value there is:
// in a house with meters of all kinds one-tariff flats fill in Т1 alone.
// What `Ресурс` says holds for every value of the row; words that say nothing
// are remarked, and the account decides.
ListValues ReadListValues(const Row& row, const Columns& columns);

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_LIST_VALUES_H_

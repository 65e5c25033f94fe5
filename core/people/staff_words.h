// Members of staff in words, for the list of what was done.

#ifndef INTAKE_CORE_PEOPLE_STAFF_WORDS_H_
#define INTAKE_CORE_PEOPLE_STAFF_WORDS_H_

#include <string>

#include "core/people/person.h"

namespace intake {

bool IsWorkingAdministrator(const StoredStaff& member);

// "ivanova, agent".
std::string DescribeCreated(const StoredStaff& member);

// "ivanova: agent -> clerk, disabled": what differs.
std::string DescribeUpdated(const StoredStaff& before,
                            const StoredStaff& after);

}  // namespace intake

#endif  // INTAKE_CORE_PEOPLE_STAFF_WORDS_H_

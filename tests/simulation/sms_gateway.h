// Customers with phones, and a gateway that hands over each message to the SMS
// adapter until it is acknowledged.

#ifndef INTAKE_TESTS_SIMULATION_SMS_GATEWAY_H_
#define INTAKE_TESTS_SIMULATION_SMS_GATEWAY_H_

#include <cstdint>
#include <memory>

#include "tests/simulation/party.h"

namespace intake::simulation {

// Messages go through the adapter's own parser. Some come twice under two ids,
// some a day late; questions are answered by SMS.
std::unique_ptr<Party> MakeSmsGateway(Scene& scene);

}  // namespace intake::simulation

#endif  // INTAKE_TESTS_SIMULATION_SMS_GATEWAY_H_

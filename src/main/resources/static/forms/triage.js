// What a question is about, as triage asks it: at the start, when a reply puts other questions in its place.

/** Each subject matter, with what it means for the question. */
export const subjects = [
  { value: 'RECORDED_INFORMATION', label: 'Recorded information, and none of the others', hint: 'Freedom of Information Act 2000.' },
  {
    value: 'ENVIRONMENT',
    label: 'Information on the environment',
    hint: 'Environmental Information Regulations 2004, regulation 2(1). For instance noise of helicopters, fuel, waste, land use, energy of buildings.'
  },
  {
    value: 'OWN_PERSONAL_DATA',
    label: 'Personal data about the applicant',
    hint: 'Section 40(1). For instance "my custody record". It goes to subject access; nobody has to ask again.'
  },
  {
    value: 'ROUTINE_BUSINESS',
    label: 'Routine business',
    hint: 'A leaflet, a press question, a crime reference. Not where anything might be refused: that needs the Act.'
  },
  {
    value: 'HELD_ELSEWHERE',
    label: 'Held by another authority, not by us',
    hint: 'Only if you know that we do not hold it. If in doubt, choose the first and let a unit search.'
  }
];

/** Regulation 2(1)(a) to (f), shortened. */
export const limbs = [
  { value: 'a', label: '(a) the state of air, water, soil, land, landscape, wildlife' },
  { value: 'b', label: '(b) substances, energy, noise, radiation, waste, emissions' },
  { value: 'c', label: '(c) measures and activities: policies, plans, programmes, agreements' },
  { value: 'd', label: '(d) reports on how environmental law is carried out' },
  { value: 'e', label: '(e) economic analyses of such measures and activities' },
  { value: 'f', label: '(f) human health and safety, living conditions, sites and structures' }
];

const text = (value) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null);

export const triage = {
  fresh: () => ({ about: 'RECORDED_INFORMATION', environmentLimb: null, heldBy: '', reason: '' }),

  /** Whether somebody has to look for the information. */
  searched: (found) => found.about === 'RECORDED_INFORMATION' || found.about === 'ENVIRONMENT',

  check: (found, field, name, p) => {
    if (found.about === 'ENVIRONMENT') {
      p.need(found.environmentLimb, `${field}-limb`, `Choose what makes ${name} environmental information`);
    }
    if (found.about === 'HELD_ELSEWHERE') {
      p.need(found.heldBy, `${field}-heldBy`, `Name the authority that holds the information for ${name}`);
    }
    if (found.about !== 'RECORDED_INFORMATION') {
      p.need(found.reason, `${field}-reason`, `Say why ${name} is dealt with in this way`);
    }
  },

  submission: (found) => ({
    about: found.about,
    environmentLimb: ['ENVIRONMENT', 'HELD_ELSEWHERE'].includes(found.about) ? found.environmentLimb : null,
    heldBy: found.about === 'HELD_ELSEWHERE' ? text(found.heldBy) : null,
    reason: text(found.reason)
  })
};

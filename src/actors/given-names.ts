/** First names whose gender is the same wherever they are borne: what pronouns are told apart by. A table. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word !== ''))

/** Lower case, without accents. */
export const womensNames: ReadonlySet<string> = words(`
  linda barbara olivia ingrid astrid dorcas layla fiona maria mary anne anna ann annalena angela ursula kaja giorgia sanna magdalena hillary
  condoleezza madeleine theresa margaret elizabeth liz yulia penny melanie jacinda julia julie chrystia catherine federica christine kristalina
  samantha nikki susan kamala karine jen karoline tammy heather michelle dilma cristina claudia indira benazir sonia sushma gloria corazon megawati
  tsai maia salome zuzana kolinda kersti dalia tarja halla katrin mette erna helle ellen joyce samia netumbo saara laura sarah nancy hanan hina
  sherry retno yoko sanae naledi therese judith aminata fatou fatima aisha amina leila nadia rania dina ngozi nkosazana barbora vjosa elena olga
  natalia tatiana svetlana sviatlana irina marina ekaterina galina karin eva emma sophie marie jeanne helen helena diana victoria charlotte rebecca
  rachel ruth esther hannah vicky anita meera nirmala mamata droupadi alicia alice amanda amelia andrea angelina antonia beatrice beatriz bianca
  birgit brigitte bridget camila carla carmen carolina caroline cecilia chloe clara claire colette constance cora cynthia daniela danielle deborah
  delia denise dolores donna dora doris dorothy edith eileen eleanor eleonora elisa elisabeth elise ella eloise elsa elvira emilia emily erika
  estela esperanza eugenia eunice evelyn fernanda florence florencia frances francesca francisca gabriela gemma georgina geraldine gertrude gisela
  gina grace graciela greta guadalupe gwen harriet hedwig heidi henrietta hilda ida inez ines irene iris isabel isabella isabelle ivana ivy jacqueline
  jana jane janet janice jasmine jelena jennifer jenny jessica jill joan joanna jocelyn johanna josephine juana juanita judy juliana juliet justine
  kate katharina katherine kathleen kathryn katie katya kimberly kirsten lara latifa lena leonor leticia lidia liliana lillian lily lisa lois lola
  lorena loretta lorraine louise lucia luciana lucy luisa lydia lyudmila mabel madeline manuela marcela marcia margarita margot mariam mariana
  marianne marilyn marisa marjorie marlene marta martha martina matilda maud maureen mercedes mia mildred milena mirela miriam moira molly mona monica
  monika muriel nabila nadine naomi natalie natasha nicole nina noor nora norma ofelia oksana olena pamela patricia paula pauline pearl petra phoebe
  phyllis priscilla rafaela raisa ramona raquel regina renata rita roberta rosa rosalia rosalind rosario rose rosemary roxana sabina sabrina sally
  sandra sara selma serena sharon sheila shirley sigrid silvia simone sofia sonja stella stephanie susana susanna suzanne sybil sylvia tamara tanya
  teresa tina tracy ulrike valentina valeria vanessa vera veronica violeta virginia vivian wanda wendy wilhelmina yasmin yolanda yvette yvonne zainab
  zahra zoe zofia gergana rumyana donka snezhana mihaela ioana raluca adriana alexandra anastasia khadija maryam mariama ramatoulaye zubaida hadiza
  hafsat folake adaeze chiamaka nomvula nosipho thandiwe wanjiru wambui akosua abena ama efua priyanka sunita lakshmi kavita deepa pooja asha usha rekha
  aung siti nurul dewi puan sakura naoko keiko yuriko akiko tomoko hyun-ju ji-hyun mei ling xiu aigerim dinara gulnara nilufar zarina kalpana
`)

/** Lower case, without accents. */
export const mensNames: ReadonlySet<string> = words(`
  aaron abdul abdullah abdel abdelkader abraham adam adrian ahmad ahmed alan albert alberto aleksandar aleksander alessandro alfonso alfred alfredo ali
  alvaro amadou amir anatoly anders andre andreas andrei andrew andrzej angus anthony anton antonio antony arkady armando arnold arthur arturo
  augusto bashar bassam ben benedict benito benjamin bernard bernardo bernie bill bilal bjorn bob bogdan boris brad brendan brian bruce bruno carl
  carlos cesar charles chris christopher claude claudio colin craig cyril daniel danilo dario david dennis diego dieter dimitar dimitri dimitris dirk
  dmitri dmitry dominic donald douglas duncan dylan earl eduardo edward edwin emil emilio emmanuel enrique eric erik ernest ernesto esteban eugene
  evgeny fabio faisal faris felipe felix ferdinand fernando fidel florian francesco francis francisco franco frank franz fred frederic frederick fritz
  gabriel gareth gary gavin geoffrey george georgi gerald gerard gerardo gilbert gilberto giovanni giuseppe goran gordon graham gregory guillermo
  gunther gustavo guy hamad hamid hamza hans harald harold harry hasan hassan hector heiko helmut henri henrik henry herbert herman hernan hossein hugh
  hugo humberto hussein ian ibrahim ignacio igor ilham ilya imran isaac isaias ismail issa ivan jack jacob jacques jaime jair jake jakub james jamal jan
  janos jared jason javier jean jeff jeffrey jeremy jerome jerzy jesus jiri joachim joao joe joel johan johannes john jonas jonathan jorge jose josef
  josep joseph joshua josip juan julio julius jürgen justin kamal karel karl kasim keith ken kenneth kevin khaled khalid klaus konstantin kwame kyle
  larry lars laurent lawrence leon leonard leonid leonardo lindsey lionel lloyd lorenzo louis luca lucas luigi luis lukas luke mahmoud malcolm manuel
  marc marcel marcelo marcin marco marcus mario marius mark markus martin mateusz mathieu matteo matthew matthias mauricio mauro max maxim mehmet
  michael michel miguel mihai mikhail mike miklos milan milorad milos mircea miroslav mohamed mohammad mohammed moussa muammar muhammad murat mustafa
  nabil naftali nasser nathan neil nelson nicholas nick nicola nicolas nicolae nigel nikola nikolai nikolay nikos noah norman oleg oleh oleksandr oliver
  omar orlando oscar oswaldo otto pablo paolo pascal patrick paul paulo pavel pavlo pedro peter petr petro petros philip philippe pierre piotr rafael
  raffaele rahul rajesh ralph ramon ramzan raul ravi ray raymond recep reinhard rene ricardo richard robert roberto rodolfo rodrigo roger roland rolf
  roman romano ronald ronaldo rowan roy ruben rudolf rui rupert russell saad said salah salem salim salman salvador sam sami samuel santiago saul scott
  sean sebastian sebastien serge sergei sergey sergio simon slobodan stanislav stanislaw stefan stefano stephen steve steven stuart suleiman sven
  tariq tayyip ted terence terry thabo theodore thierry thomas tiago tim timothy tobias todd tom tomas tomasz tony toomas trevor uwe vaclav valery
  vasily vicente victor viktor viktoras vincent vincenzo vitali vittorio vladimir vladislav volodymyr walter warren wayne werner wilhelm william
  winston witold wladyslaw wolfgang xavier yasser yevgeny yitzhak yoweri youssef yusuf yuri yves zbigniew zoltan zoran kofi kwasi kojo chukwuma
  emeka olusegun muhammadu uhuru raila cyril jakaya hichem narendra amit arvind manmohan rajnath subrahmanyam ranil mahinda anura sheikh prabowo joko
  haruto shinzo fumio taro jae-myung jae-in seok-yeol nursultan kassym-jomart shavkat emomali gurbanguly serdar
`)
